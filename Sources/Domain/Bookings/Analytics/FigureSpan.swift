import CivilTime
import SQL

/// From which month to which a provider has anything to count.
struct FigureSpan {
    let provider: ProviderID
    let zone: Zone

    func months(in connection: any SQLConnection) async throws -> ClosedRange<CalendarMonth>? {
        let dialect = connection.dialect
        // Each is one end of an index.
        var ends: [SQLStatement] = []
        for part in BookingsInTime.parts(in: dialect) {
            for order in ["", "DESC"] {
                ends.append(
                    """
                    SELECT start_at AS at, NULL AS on_date FROM \(part.table)
                    WHERE provider_id = \(provider) AND \(part.condition)
                    ORDER BY provider_id \(unsafeRaw: order), start_at \(unsafeRaw: order) LIMIT 1
                    """
                )
            }
        }
        for end in Self.ends {
            let isDate = end.column == "paid_on"
            for order in ["", "DESC"] {
                ends.append(
                    """
                    SELECT \(unsafeRaw: isDate ? "NULL AS at, paid_on AS on_date" : "\(end.column) AS at, NULL AS on_date")
                    FROM \(unsafeRaw: end.table) \(dialect.by(end.index))
                    WHERE provider_id = \(provider) \(unsafeRaw: end.condition)
                    ORDER BY provider_id \(unsafeRaw: order), \(unsafeRaw: end.key) \(unsafeRaw: order) LIMIT 1
                    """
                )
            }
        }
        let months = try await connection.rows(of: ends).joined().compactMap { row -> CalendarMonth? in
            if let instant: Instant = try row.decode("at", as: Instant?.self) { return zone.month(at: instant) }
            return try row.decode("on_date", as: CivilDate?.self).map(CalendarMonth.init(of:))
        }
        guard let first = months.min(), let last = months.max() else { return nil }
        return first...last
    }

    private struct End {
        let table: String
        let index: String
        let column: String

        /// By which the index is in the order of the column.
        let key: String
        var condition = ""
    }

    private static let ends = [
        End(table: "bookings", index: "sqlite_autoindex_bookings_1", column: "booked_at", key: "booking_id"),
        End(table: "refunds", index: "sqlite_autoindex_refunds_1", column: "created_at", key: "refund_id"),
        End(
            table: "payments",
            index: "payments_received",
            column: "paid_at",
            key: "paid_at",
            condition: "AND status = 'paid' AND paid_on IS NULL"
        ),
        End(
            table: "payments",
            index: "payments_received_on",
            column: "paid_on",
            key: "paid_on",
            condition: "AND status = 'paid' AND paid_on IS NOT NULL"
        ),
    ]
}
