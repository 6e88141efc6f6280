package import SQL

extension RefundPartStore {
    /// One page of parts through Stripe, asked for at `since` or later.
    package func page(
        after cursor: Cursor,
        since: Int64,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [RefundPart] {
        try await connection.query(
            """
            SELECT * FROM refund_parts
            WHERE (refund_id > \(cursor.refund) OR refund_id = \(cursor.refund) AND part > \(cursor.part))
                AND method = 'stripe' AND requested_at >= \(since)
            ORDER BY refund_id, part LIMIT \(limit)
            """
        ).map(RefundPart.init(row:))
    }

    /// A place in the order of all parts.
    package struct Cursor: Sendable {
        let refund: String
        let part: Int

        /// Before the first.
        package init() {
            refund = ""
            part = 0
        }

        /// Behind `last`.
        package init(_ last: RefundPart) {
            refund = last.refund.rawValue
            part = last.number
        }
    }
}
