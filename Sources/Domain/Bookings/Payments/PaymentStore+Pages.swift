package import CivilTime
package import SQL

extension PaymentStore {
    /// One page of payments through Stripe in the order in which they were recorded.
    package func page(after cursor: Cursor, limit: Int, in connection: any SQLConnection) async throws -> [Payment] {
        try await connection.query(
            """
            SELECT \(Payment.columns) FROM payments
            WHERE method = 'stripe' AND (recorded_at, payment_id) > (\(cursor.recordedAt), \(cursor.payment))
            ORDER BY recorded_at, payment_id LIMIT \(limit)
            """
        ).map(Payment.init(row:))
    }

    /// A place in the order of all payments through Stripe.
    package struct Cursor: Sendable {
        let recordedAt: Instant
        let payment: String

        /// Before the first that was recorded at `since` or later.
        package init(since: Instant) {
            recordedAt = since
            payment = ""
        }

        /// Behind `last`.
        package init(_ last: Payment) {
            recordedAt = last.recordedAt
            payment = last.id.rawValue
        }
    }
}
