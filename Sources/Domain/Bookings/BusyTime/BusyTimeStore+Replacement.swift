package import CivilTime
import Intervals
package import SQL
import Scheduling

extension BusyTimeStore {
    /// Makes `pieces` all the busy time that a provider has from `source`; returns whether anything changed.
    ///
    /// With `keepingMovedEvents`, the events of bookings that somebody has moved stay as well. Rows that stay are not touched,
    /// and nobody hears of a calendar that is as it was. The transaction holds the provider's lock.
    @discardableResult
    package func replace(
        _ source: BusyTime.Source,
        of provider: ProviderID,
        with pieces: [BusyTime.Piece],
        keepingMovedEvents: Bool = false,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        var missing = Set(pieces)
        var surplus: [BusyTimeID] = []
        var removed: [BusyTime.Piece] = []
        var place: (endAt: Instant, id: String)? = (Instant(0), "")
        // In parts and in order, or PostgreSQL may read all busy times of a provider whose others are many.
        while let (endAt, id) = place {
            let rows = try await connection.query(
                """
                SELECT busy_id, start_at, end_at, booking_id FROM busy_times \(connection.dialect.by("busy_times_by_source"))
                WHERE provider_id = \(provider) AND source = \(source) AND (end_at, busy_id) > (\(endAt), \(id))
                ORDER BY end_at, busy_id LIMIT 500
                """
            )
            for row in rows {
                let piece = try BusyTime.Piece(row: row)
                guard missing.remove(piece) == nil, !keepingMovedEvents || piece.booking == nil else { continue }
                surplus.append(try row.decode("busy_id"))
                removed.append(piece)
            }
            place = try rows.last.map { (try $0.decode("end_at"), try $0.decode("busy_id")) }
        }
        guard !missing.isEmpty || !surplus.isEmpty else { return false }
        if !source.isHold { try await keepPast(of: removed, of: provider, at: now, in: connection) }
        for ids in portions(of: surplus) {
            try await connection.execute(
                "DELETE FROM busy_times WHERE \(SQLStatement.owned("busy_id", among: ids, in: connection.dialect))"
            )
        }
        let ordered = missing.sorted { $0.span.start < $1.span.start }
        try await insert(ordered, from: source, of: provider, at: now, in: connection)
        try await connection.tellCalendarChange(of: provider)
        return true
    }

    /// Adds those of `pieces` that the busy time from `source` does not cover yet; returns whether there were any.
    ///
    /// The transaction holds the provider's lock.
    package func add(
        _ pieces: [BusyTime.Piece],
        from source: BusyTime.Source,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        guard let first = pieces.map(\.span.start).min(), let last = pieces.map(\.span.end).max() else { return false }
        let parts = BusyTimeReach.statements(
            selecting: "source, start_at, end_at, booking_id",
            of: provider,
            after: Instant(first),
            before: Instant(last)
        )
        let rows = try await connection.query("\(parts.joined(separator: " UNION ALL "))")
            .filter { try $0.decode("source", as: BusyTime.Source.self) == source }
        let known = try rows.map(BusyTime.Piece.init(row:))
        let covered = IntervalSet(known.filter { $0.booking == nil }.map(\.span))
        let missing = pieces.filter { $0.booking == nil ? !covered.contains($0.span) : !known.contains($0) }
        guard !missing.isEmpty else { return false }
        try await insert(missing, from: source, of: provider, at: now, in: connection)
        try await connection.tellCalendarChange(of: provider)
        return true
    }

    private func insert(
        _ pieces: [BusyTime.Piece],
        from source: BusyTime.Source,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        for part in portions(of: pieces) {
            let values = part.map { piece -> SQLStatement in
                """
                (\(provider), \(BusyTimeID.make(under: provider, at: now)), \(source), \(piece.span.start),
                    \(piece.span.end), \(piece.booking), \(now), \(source))
                """
            }
            try await connection.execute(
                """
                INSERT INTO busy_times (provider_id, busy_id, source, start_at, end_at, booking_id, created_at, created_by)
                VALUES \(values.joined(separator: ", "))
                """
            )
        }
    }

    /// Removes the busy time where somebody moved the event of a booking to, once that is settled.
    ///
    /// Nothing else at that time is touched, whichever calendar it is from. The transaction holds the provider's lock.
    package func removeEvent(
        of booking: BookingID,
        _ provider: ProviderID,
        in connection: any SQLConnection
    ) async throws {
        let removed = try await connection.execute(
            """
            DELETE FROM busy_times \(connection.dialect.by("busy_times_of_bookings"))
            WHERE provider_id = \(provider) AND booking_id = \(booking)
            """
        )
        guard removed > 0 else { return }
        try await connection.tellCalendarChange(of: provider)
    }

    /// Few enough for the arguments of one statement.
    private func portions<Element>(of elements: [Element]) -> [ArraySlice<Element>] {
        stride(from: 0, to: elements.count, by: 100).map { elements[$0..<min($0 + 100, elements.count)] }
    }
}
