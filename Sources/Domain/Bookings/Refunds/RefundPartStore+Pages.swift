package import CivilTime
package import SQL

extension RefundPartStore {
    /// One page of parts through Stripe in the order in which they were last asked for.
    package func page(after cursor: Cursor, limit: Int, in connection: any SQLConnection) async throws -> [RefundPart] {
        // Parts that were never asked for have no time of it, and a comparison with NULL leaves them out.
        try await connection.query(
            """
            SELECT \(RefundPart.columns) FROM refund_parts
            WHERE method = 'stripe'
                AND (requested_at, refund_id, part) > (\(cursor.requestedAt), \(cursor.refund), \(cursor.part))
            ORDER BY requested_at, refund_id, part LIMIT \(limit)
            """
        ).map(RefundPart.init(row:))
    }

    /// A place in the order of all parts that were asked for.
    package struct Cursor: Sendable {
        let requestedAt: Instant
        let refund: String
        let part: Int

        /// Before the first that was asked for at `since` or later.
        package init(since: Instant) {
            requestedAt = since
            refund = ""
            part = 0
        }

        /// Behind `last`, which was asked for.
        package init(_ last: RefundPart) {
            // A page holds no part without a time, so the least instant never stands for one.
            requestedAt = last.requestedAt ?? .min
            refund = last.refund.rawValue
            part = last.number
        }
    }
}
