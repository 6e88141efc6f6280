import CivilTime
import Bookings
import CalendarFeeds
import SQL

/// Rows of linked calendars.
struct CalendarLinkStore: Sendable {
    /// Adds a link, to be read at once.
    func insert(_ link: CalendarLink, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            INSERT INTO calendar_links (provider_id, link_id, kind, account_id, name, host, address, owner_addresses,
                tentative_is_busy, when_stale, free_days_are_busy, counts_as_busy, receives_bookings, booking_contents, revision, failures, warnings, due_at, created_at, created_by, updated_at)
            VALUES (\(link.provider), \(link.id), \(link.kind), \(link.account), \(link.name), \(link.host),
                \(link.sealedAddress),
                \(try JSONText.encode(link.rules.ownerAddresses)), \(link.rules.tentativeIsBusy), \(link.rules.whenStale),
                \(link.rules.freeDaysAreBusy), \(link.rules.countsAsBusy), \(link.receivesBookings), \(link.bookingContents), 1, 0, '[]', \(link.createdAt), \(link.createdAt), \(link.createdBy), \(link.updatedAt))
            """
        )
    }

    /// `nil` if the provider does not have that link.
    func find(
        _ id: CalendarLinkID,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> CalendarLink? {
        try await connection.query(
            """
            SELECT \(CalendarLink.columns) FROM calendar_links WHERE provider_id = \(provider) AND link_id = \(id)
            """
        ).first.map(CalendarLink.init(row:))
    }

    /// The provider's links in the order in which they were made, which are few.
    func list(of provider: ProviderID, in connection: any SQLConnection) async throws -> [CalendarLink] {
        try await connection.query(
            "SELECT \(CalendarLink.columns) FROM calendar_links WHERE provider_id = \(provider) ORDER BY link_id"
        ).map(CalendarLink.init(row:))
    }

    /// Writes name and rules back; the calendar is read anew by them, at once.
    func update(_ link: CalendarLink, at now: Instant, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE calendar_links SET name = \(link.name), tentative_is_busy = \(link.rules.tentativeIsBusy),
                owner_addresses = \(try JSONText.encode(link.rules.ownerAddresses)), when_stale = \(link.rules.whenStale),
                free_days_are_busy = \(link.rules.freeDaysAreBusy), counts_as_busy = \(link.rules.countsAsBusy), receives_bookings = \(link.receivesBookings), booking_contents = \(link.bookingContents),
                revision = revision + 1, read_at = NULL, read_zone = NULL, due_at = \(now), reading_until = NULL,
                updated_at = \(now)
            WHERE provider_id = \(link.provider) AND link_id = \(link.id)
            """
        )
    }

    /// Has a link read at `instant` and leaves all else of it as it is.
    func postpone(_ link: CalendarLink, until instant: Instant, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE calendar_links SET due_at = \(instant), reading_until = NULL
            WHERE provider_id = \(link.provider) AND link_id = \(link.id) AND revision = \(link.revision)
            """
        )
    }

    func delete(_ link: CalendarLink, in connection: any SQLConnection) async throws {
        // What was written stays where it is, and is nobody's any more. It is found first and then named: PostgreSQL would look
        // for it among all events of the provider.
        while case let bookings = try await written(to: link, in: connection), !bookings.isEmpty {
            let list = bookings.map { "\($0)" as SQLStatement }.joined(separator: ", ")
            try await connection.execute(
                "DELETE FROM calendar_events WHERE provider_id = \(link.provider) AND booking_id IN (\(list))"
            )
        }
        try await connection.execute(
            "DELETE FROM calendar_links WHERE provider_id = \(link.provider) AND link_id = \(link.id)"
        )
    }

    /// Up to 100 bookings that have events in a calendar.
    private func written(to link: CalendarLink, in connection: any SQLConnection) async throws -> [BookingID] {
        try await connection.query(
            """
            SELECT booking_id FROM calendar_events \(connection.dialect.by("calendar_events_of_link"))
            WHERE provider_id = \(link.provider) AND link_id = \(link.id) ORDER BY end_at, booking_id LIMIT 100
            """
        ).map { try $0.decode("booking_id") }
    }

    /// The provider's calendars that are to be looked at before something is booked.
    func checked(of provider: ProviderID, in connection: any SQLConnection) async throws -> [CalendarLink] {
        try await connection.query(
            """
            SELECT \(CalendarLink.columns) FROM calendar_links
            WHERE provider_id = \(provider) AND when_stale = 'check' AND counts_as_busy
            """
        ).map(CalendarLink.init(row:))
    }

    /// Has all of a calendar read at once; what somebody is reading of it now does not count any more.
    func readAnew(_ link: CalendarLink, at now: Instant, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE calendar_links SET revision = revision + 1, read_at = NULL, read_zone = NULL, due_at = \(now),
                reading_until = NULL
            WHERE provider_id = \(link.provider) AND link_id = \(link.id)
            """
        )
    }

    /// Takes a link for `lease` seconds; `nil` if somebody reads it, or it was asked for within the last `pause` seconds.
    func claim(
        _ link: CalendarLink,
        pause: Int64,
        lease: Int64,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> CalendarLink? {
        try await connection.query(
            """
            UPDATE calendar_links SET due_at = \(now + lease), reading_until = \(now + lease), asked_at = \(now),
                    hinted_at = NULL
            WHERE provider_id = \(link.provider) AND link_id = \(link.id)
                AND (asked_at IS NULL OR asked_at <= \(now - pause))
                AND (reading_until IS NULL OR reading_until <= \(now))
            RETURNING \(CalendarLink.columns)
            """
        ).first.map(CalendarLink.init(row:))
    }

    /// The calendar that bookings are written to; `nil` if the provider has chosen none.
    func receiving(of provider: ProviderID, in connection: any SQLConnection) async throws -> CalendarLink? {
        try await connection.query(
            "SELECT \(CalendarLink.columns) FROM calendar_links WHERE provider_id = \(provider) AND receives_bookings"
        ).first.map(CalendarLink.init(row:))
    }

    /// Has no calendar receive bookings but `link`.
    func stopReceiving(but link: CalendarLink, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE calendar_links SET receives_bookings = \(false)
            WHERE provider_id = \(link.provider) AND link_id <> \(link.id) AND receives_bookings
            """
        )
    }

    /// Has a link read soon: at once, or `pause` seconds from now if it was asked for within the last `pause` seconds.
    ///
    /// A link that is being read is read again after that, since what changed may have been passed already.
    func hasten(_ link: CalendarLink, pause: Int64, at now: Instant, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE calendar_links SET hinted_at = \(now), due_at = CASE
                    WHEN due_at <= \(now) OR reading_until > \(now) THEN due_at
                    WHEN asked_at IS NULL OR asked_at <= \(now - pause) THEN \(now)
                    WHEN due_at <= \(now + pause) THEN due_at
                    ELSE \(now + pause)
                END
            WHERE provider_id = \(link.provider) AND link_id = \(link.id)
            """
        )
    }

    /// Takes up to `limit` links that are due, longest due first, for `lease` seconds.
    ///
    /// Whoever is lost with one leaves it to others when these are over. None is given to two at a time.
    func claim(
        limit: Int,
        lease: Int64,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> [CalendarLink] {
        let due = try await connection.query(
            """
            SELECT provider_id, link_id FROM calendar_links WHERE due_at <= \(now)
            ORDER BY due_at LIMIT \(unsafeRaw: "\(limit)")
            """
        ).map {
            (
                provider: try $0.decode("provider_id", as: ProviderID.self),
                link: try $0.decode("link_id", as: CalendarLinkID.self)
            )
        }
        var claimed: [CalendarLink] = []
        // One by one, each where its row is, which a cluster could not do for all at once; in one order, so that two servers
        // do not wait for each other. Whoever comes second finds the row no longer due.
        for (provider, link) in due.sorted(by: {
            ($0.provider.rawValue, $0.link.rawValue) < ($1.provider.rawValue, $1.link.rawValue)
        }) {
            claimed += try await connection.query(
                """
                UPDATE calendar_links SET due_at = \(now + lease), reading_until = \(now + lease), asked_at = \(now),
                    hinted_at = NULL
                WHERE provider_id = \(provider) AND link_id = \(link) AND due_at <= \(now)
                RETURNING \(CalendarLink.columns)
                """
            ).map(CalendarLink.init(row:))
        }
        return claimed
    }

    /// Writes the state back that an attempt left, unless the rules have changed since; whether it did so.
    ///
    /// The link is due at `dueAt`, or at `hintedDueAt` if somebody wanted it read since the attempt began.
    func settle(
        _ link: CalendarLink,
        dueAt: Instant,
        hintedDueAt: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        let state = link.state
        // The last branch is never taken: PostgreSQL takes the type of the others from it.
        return try await connection.execute(
            """
            UPDATE calendar_links SET etag = \(state.version.tag), last_modified = \(state.version.lastModified),
                read_at = \(state.reading?.at), read_zone = \(state.reading?.timeZone), synced_at = \(state.syncedAt),
                failing_since = \(state.failingSince), failures = \(state.failures),
                problem_code = \(state.problem?.code), problem = \(state.problem?.message),
                warnings = \(try JSONText.encode(state.warnings)), reading_until = NULL,
                due_at = CASE
                    WHEN hinted_at IS NOT NULL THEN \(hintedDueAt)
                    WHEN due_at IS NOT NULL THEN \(dueAt)
                    ELSE due_at
                END
            WHERE provider_id = \(link.provider) AND link_id = \(link.id) AND revision = \(link.revision)
            """
        ) == 1
    }
}
