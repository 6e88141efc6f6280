package import CivilTime
package import Intervals
package import SQL

/// Rows of busy time.
package struct BusyTimeStore: Sendable {
    package init() {}

    /// Adds `busy` as it stands.
    package func insert(_ busy: BusyTime, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            INSERT INTO busy_times (provider_id, busy_id, source, start_at, end_at, booking_id, note, created_at, created_by)
            VALUES (\(busy.provider), \(busy.id), \(busy.source), \(busy.span.start), \(busy.span.end), \(busy.booking),
                \(busy.note), \(busy.createdAt), \(busy.createdBy))
            """
        )
        try await connection.tellCalendarChange(of: busy.provider)
    }

    /// Throws ``BookingsError`` if the provider does not have that busy time.
    package func find(
        _ id: BusyTimeID,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> BusyTime {
        let rows = try await connection.query(
            "SELECT * FROM busy_times WHERE provider_id = \(provider) AND busy_id = \(id)"
        )
        guard let row = rows.first else { throw BookingsError.notFound(id) }
        return try BusyTime(row: row)
    }

    package func delete(_ busy: BusyTime, in connection: any SQLConnection) async throws {
        try await connection.execute(
            "DELETE FROM busy_times WHERE provider_id = \(busy.provider) AND busy_id = \(busy.id)"
        )
        try await connection.tellCalendarChange(of: busy.provider)
    }

    /// One page of a provider's busy times in the order of their starts, after the one at `cursor`.
    package func list(
        _ filter: Filter,
        of provider: ProviderID,
        after cursor: BusyTimeCursor?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [BusyTime] {
        // Each part is read in order and no further than the page can take, so that its index bounds it.
        let parts = BusyTimeReach.statements(
            selecting: "*",
            of: provider,
            after: filter.from,
            before: filter.to,
            behind: cursor
        ).map { "SELECT * FROM (\($0) ORDER BY start_at, busy_id LIMIT \(limit)) AS part" as SQLStatement }
        // Each row has one reach, so no part repeats what is in another.
        return try await connection.query(
            "\(parts.joined(separator: " UNION ALL ")) ORDER BY start_at, busy_id LIMIT \(limit)"
        ).map(BusyTime.init(row:))
    }

    /// How many busy times of a source end after `now`, counted no further than `limit`.
    package func count(
        of source: BusyTime.Source,
        of provider: ProviderID,
        endingAfter now: Instant,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> Int {
        let rows = try await connection.query(
            """
            SELECT COUNT(*) AS ahead FROM (
                SELECT 1 FROM busy_times WHERE provider_id = \(provider) AND source = \(source) AND end_at > \(now)
                ORDER BY end_at LIMIT \(limit)
            ) AS counted
            """
        )
        return try rows.first?.decode("ahead") ?? 0
    }

    /// The busy times that meet `(lower, upper)`, in the order of their starts.
    ///
    /// The events of the bookings `moving` do not count, wherever somebody moved them to.
    package func meeting(
        after lower: Instant,
        before upper: Instant,
        of provider: ProviderID,
        moving: [BookingID] = []
    ) -> SQLQuery<[(id: BusyTimeID, span: Interval)]> {
        let parts = BusyTimeReach.statements(
            selecting: "busy_id, start_at, end_at",
            of: provider,
            after: lower,
            before: upper,
            moving: moving
        )
        return SQLQuery("\(parts.joined(separator: " UNION ALL ")) ORDER BY start_at") { rows in
            try rows.map { (try $0.decode("busy_id"), try Interval(row: $0)) }
        }
    }

    /// Which busy times a list shows: those that meet `[from, to)`; an end that is left out is open.
    package struct Filter: Sendable {
        package var from: Instant?
        package var to: Instant?

        package init(from: Instant? = nil, to: Instant? = nil) {
            (self.from, self.to) = (from, to)
        }
    }
}
