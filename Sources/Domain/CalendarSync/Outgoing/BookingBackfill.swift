import Bookings
import CivilTime
import SQL

/// Has events written for bookings that were made before their provider chose a calendar for bookings.
struct BookingBackfill: Sendable {
    let database: any SQLDatabase
    let clock: @Sendable () -> Instant
    private let links = CalendarLinkStore()
    private let jobs = JobStore()

    init(database: any SQLDatabase, clock: @escaping @Sendable () -> Instant) {
        self.database = database
        self.clock = clock
    }

    /// Asks for the events of all bookings that are still to come, a hundred at a time; the same again if it is interrupted.
    func run(_ job: Job) async -> JobOutcome {
        do {
            let link = try job.payload(as: BackfillJob.self).link
            let now = clock()
            var place = Place(startAt: now, booking: "")
            while let next = try await database.transaction(
                .write,
                { [place] connection in try await step(link, of: job.provider, after: place, now, in: connection) }
            ) {
                place = next
            }
            return .done
        } catch {
            return .retry(reason: "The database failed.", after: nil)
        }
    }

    private struct Place: Sendable {
        let startAt: Instant
        let booking: String
    }

    /// The last booking that was looked at; `nil` after all of them, or if the calendar does not receive bookings any more.
    private func step(
        _ link: CalendarLinkID,
        of provider: ProviderID,
        after place: Place,
        _ now: Instant,
        in connection: any SQLConnection
    ) async throws -> Place? {
        guard try await links.receiving(of: provider, in: connection)?.id == link else { return nil }
        let dialect = connection.dialect
        let bookings = BookingsInTime.standing(in: dialect)
        let rows = try await connection.query(
            """
            SELECT booking_id, start_at, status, EXISTS (
                    SELECT 1 FROM calendar_events \(dialect.by("sqlite_autoindex_calendar_events_1"))
                    WHERE calendar_events.provider_id = \(provider) AND calendar_events.booking_id = bookings.booking_id
                ) AS has_event
            FROM \(bookings.table)
            WHERE \(bookings.condition) AND provider_id = \(provider) AND (start_at, booking_id) > (\(place.startAt), \(place.booking))
            ORDER BY start_at, booking_id LIMIT 100
            """
        )
        for row in rows {
            let status = try row.decode("status", as: BookingStatus.self)
            guard status == .confirmed, try !row.decode("has_event", as: Bool.self) else { continue }
            let booking = try row.decode("booking_id", as: BookingID.self)
            try await jobs.enqueue(try PushJob.draft(of: booking, provider), at: now, in: connection)
        }
        guard let last = rows.last else { return nil }
        return Place(startAt: try last.decode("start_at"), booking: try last.decode("booking_id"))
    }
}
