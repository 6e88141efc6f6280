import Bookings
import CivilTime
import SQL

/// Rows of events that bookings have in calendars elsewhere, one for each booking.
struct OutgoingEventStore: Sendable {
    /// `nil` if the booking has none.
    func find(
        _ booking: BookingID,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> OutgoingEventRow? {
        try await connection.query(
            """
            SELECT \(OutgoingEventRow.columns) FROM calendar_events
            WHERE provider_id = \(provider) AND booking_id = \(booking)
            """
        ).first.map { try OutgoingEventRow(row: $0, at: now) }
    }

    /// Those of a calendar that end after `end`, in the order of their ends, at most 5,000 of them.
    func list(
        of link: CalendarLinkID,
        _ provider: ProviderID,
        endingAfter end: Instant,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> [OutgoingEventRow] {
        var rows: [OutgoingEventRow] = []
        var place: (endAt: Instant, booking: String)? = (end + 1, "")
        // In parts, or PostgreSQL may read all events of a provider who has few that end later.
        while let (endAt, booking) = place, rows.count < 5_000 {
            let part = try await connection.query(
                """
                SELECT \(OutgoingEventRow.columns) FROM calendar_events
                    \(connection.dialect.by("calendar_events_of_link"))
                WHERE provider_id = \(provider) AND link_id = \(link) AND (end_at, booking_id) > (\(endAt), \(booking))
                ORDER BY end_at, booking_id LIMIT 500
                """
            )
            rows += try part.map { try OutgoingEventRow(row: $0, at: now) }
            place = rows.last.flatMap { part.isEmpty ? nil : ($0.endAt, $0.booking.rawValue) }
        }
        return rows
    }

    /// How often the events of `bookings` were written.
    func revisions(
        of bookings: [BookingID],
        in connection: any SQLConnection
    ) async throws -> [BookingID: Int64] {
        var revisions: [BookingID: Int64] = [:]
        for first in stride(from: 0, to: bookings.count, by: 100) {
            let ids = bookings[first..<min(first + 100, bookings.count)]
            let rows = try await connection.query(
                """
                SELECT booking_id, revision FROM calendar_events
                WHERE \(SQLStatement.owned("booking_id", among: ids, in: connection.dialect))
                """
            )
            for row in rows { revisions[try row.decode("booking_id")] = try row.decode("revision") as Int64 }
        }
        return revisions
    }

    /// The provider's that were changed elsewhere, in the order in which that was noticed, at most 100 of them.
    func drifted(
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> [OutgoingEventRow] {
        try await connection.query(
            """
            SELECT \(OutgoingEventRow.columns) FROM calendar_events
                \(connection.dialect.by("calendar_events_drifted"))
            WHERE provider_id = \(provider) AND drift IS NOT NULL ORDER BY drift_at, booking_id LIMIT 100
            """
        ).map { try OutgoingEventRow(row: $0, at: now) }
    }

    /// Adds an event that is about to be written, until `end`.
    func insert(
        _ row: OutgoingEventRow,
        of provider: ProviderID,
        writingUntil end: Instant,
        in connection: any SQLConnection
    ) async throws {
        try await connection.execute(
            """
            INSERT INTO calendar_events (provider_id, booking_id, link_id, generation, event, start_at, end_at, writing_until,
                revision)
            VALUES (\(provider), \(row.booking), \(row.link), \(row.generation), \(row.event), \(row.startAt),
                \(row.endAt), \(end), \(row.revision))
            """
        )
    }

    /// Takes the writing of an event for itself until `end`; whether it did so, as only one writes it at a time.
    func beginWriting(
        _ booking: BookingID,
        of provider: ProviderID,
        until end: Instant,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        try await connection.execute(
            """
            UPDATE calendar_events SET writing_until = \(end), revision = revision + 1
            WHERE provider_id = \(provider) AND booking_id = \(booking)
                AND (writing_until IS NULL OR writing_until <= \(now))
            """
        ) == 1
    }

    /// Starts another event for a booking whose last one was deleted; the claim of the one who writes it stays.
    func beginGeneration(
        _ row: OutgoingEventRow,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws {
        try await connection.execute(
            """
            UPDATE calendar_events SET generation = \(row.generation), event = \(row.event), tag = NULL,
                revision = revision + 1
            WHERE provider_id = \(provider) AND booking_id = \(row.booking)
            """
        )
    }

    /// Keeps what was written, and ends the writing.
    func finish(
        _ row: OutgoingEventRow,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws {
        try await connection.execute(
            """
            UPDATE calendar_events SET generation = \(row.generation), event = \(row.event), tag = \(row.tag),
                start_at = \(row.startAt), end_at = \(row.endAt), drift = NULL, drift_start_at = NULL,
                drift_end_at = NULL, drift_at = NULL, writing_until = NULL, revision = revision + 1
            WHERE provider_id = \(provider) AND booking_id = \(row.booking)
            """
        )
    }

    /// Leaves the writing to a later attempt.
    func giveUp(_ booking: BookingID, of provider: ProviderID, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE calendar_events SET writing_until = NULL
            WHERE provider_id = \(provider) AND booking_id = \(booking)
            """
        )
    }

    /// Notes what somebody changed, or that nothing is changed any more, unless the event was written meanwhile; whether it did so.
    func note(
        _ drift: OutgoingEventRow.Drift?,
        of row: OutgoingEventRow,
        _ provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> Bool {
        try await connection.execute(
            """
            UPDATE calendar_events SET drift = \(drift?.kind), drift_start_at = \(drift?.startAt),
                drift_end_at = \(drift?.endAt), drift_at = \(drift?.noticedAt)
            WHERE provider_id = \(provider) AND booking_id = \(row.booking) AND revision = \(row.revision)
            """
        ) == 1
    }

    func delete(_ booking: BookingID, of provider: ProviderID, in connection: any SQLConnection) async throws {
        try await connection.execute(
            "DELETE FROM calendar_events WHERE provider_id = \(provider) AND booking_id = \(booking)"
        )
    }
}
