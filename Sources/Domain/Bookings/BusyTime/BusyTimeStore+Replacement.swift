package import CivilTime
package import Intervals
package import SQL
import Scheduling

extension BusyTimeStore {
    /// Makes `spans` all the busy time that a provider has from `source`; returns whether anything changed.
    ///
    /// Rows that stay are not touched, and nobody hears of a calendar that is as it was. The transaction holds the provider's
    /// lock.
    @discardableResult
    package func replace(
        _ source: BusyTime.Source,
        of provider: ProviderID,
        with spans: [Interval],
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        var missing = Set(spans.map(\.widenedToMinutes))
        var surplus: [BusyTimeID] = []
        var place: (endAt: Instant, id: String)? = (Instant(0), "")
        // In parts and in order, or PostgreSQL may read all busy times of a provider whose others are many.
        while let (endAt, id) = place {
            let rows = try await connection.query(
                """
                SELECT busy_id, start_at, end_at FROM busy_times \(connection.dialect.by("busy_times_by_source"))
                WHERE provider_id = \(provider) AND source = \(source) AND (end_at, busy_id) > (\(endAt), \(id))
                ORDER BY end_at, busy_id LIMIT 500
                """
            )
            for row in rows where missing.remove(try Interval(row: row)) == nil {
                surplus.append(try row.decode("busy_id"))
            }
            place = try rows.last.map { (try $0.decode("end_at"), try $0.decode("busy_id")) }
        }
        guard !missing.isEmpty || !surplus.isEmpty else { return false }
        for ids in portions(of: surplus) {
            try await connection.execute(
                "DELETE FROM busy_times WHERE \(SQLStatement.owned("busy_id", among: ids, in: connection.dialect))"
            )
        }
        for spans in portions(of: missing.sorted { $0.start < $1.start }) {
            let values = spans.map { span -> SQLStatement in
                """
                (\(provider), \(BusyTimeID.make(under: provider, at: now)), \(source), \(span.start), \(span.end), \(now),
                    \(source))
                """
            }
            try await connection.execute(
                """
                INSERT INTO busy_times (provider_id, busy_id, source, start_at, end_at, created_at, created_by)
                VALUES \(values.joined(separator: ", "))
                """
            )
        }
        try await connection.tellCalendarChange(of: provider)
        return true
    }

    /// Few enough for the arguments of one statement.
    private func portions<Element>(of elements: [Element]) -> [ArraySlice<Element>] {
        stride(from: 0, to: elements.count, by: 100).map { elements[$0..<min($0 + 100, elements.count)] }
    }
}
