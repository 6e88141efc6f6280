package import SQL

/// Rows of the parts of refunds.
package struct RefundPartStore: Sendable {
    package init() {}

    func insert(_ part: RefundPart, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            INSERT INTO refund_parts (provider_id, refund_id, part, payment_id, amount, status, method, attempt)
            VALUES (\(part.refund.provider), \(part.refund), \(part.number), \(part.payment), \(part.amount),
                \(part.status), \(part.method), \(part.attempt))
            """
        )
    }

    /// Writes back what can change.
    func update(_ part: RefundPart, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            UPDATE refund_parts SET status = \(part.status), method = \(part.method), attempt = \(part.attempt),
                stripe_refund_id = \(part.stripeRefund), noted_refund_id = \(part.notedRefund),
                noted_amount = \(part.notedAmount), problem = \(part.problem), requested_at = \(part.requestedAt),
                settled_at = \(part.settledAt), settled_by = \(part.settledBy), paid_on = \(part.proof.paidOn),
                reference = \(part.proof.reference), dispute_id = \(part.dispute), disputed = \(part.disputed)
            WHERE provider_id = \(part.refund.provider) AND refund_id = \(part.refund) AND part = \(part.number)
            """
        )
    }

    /// The parts of a refund in their order.
    package func list(of refund: RefundID, in connection: any SQLConnection) async throws -> [RefundPart] {
        try await connection.query(
            """
            SELECT \(RefundPart.columns) FROM refund_parts
            WHERE provider_id = \(refund.provider) AND refund_id = \(refund) ORDER BY part
            """
        ).map(RefundPart.init(row:))
    }

    /// The parts of several refunds, each refund's in their order.
    package func list(
        of refunds: some Collection<RefundID>,
        in connection: any SQLConnection
    ) async throws -> [RefundID: [RefundPart]] {
        // An empty list of ids is not valid SQL.
        guard !refunds.isEmpty else { return [:] }
        let parts = try await connection.query(
            """
            SELECT \(RefundPart.columns) FROM refund_parts
            WHERE \(SQLStatement.owned("refund_id", among: refunds, in: connection.dialect))
            ORDER BY refund_id, part
            """
        ).map(RefundPart.init(row:))
        return Dictionary(grouping: parts, by: \.refund)
    }

    /// The parts that Stripe knows by the id of its refund, several where others made one that paid them all; none of another shop.
    package func list(atStripe object: String, in connection: any SQLConnection) async throws -> [RefundPart] {
        // Not in their order: SQLite would read all parts in that order rather than these few.
        try await connection.query("SELECT \(RefundPart.columns) FROM refund_parts WHERE stripe_refund_id = \(object)")
            .map(RefundPart.init(row:))
    }

    /// The parts that are taken from a payment.
    package func list(of payment: PaymentID, in connection: any SQLConnection) async throws -> [RefundPart] {
        try await connection.query(
            """
            SELECT \(RefundPart.columns) FROM refund_parts
            WHERE provider_id = \(payment.provider) AND payment_id = \(payment)
            ORDER BY refund_id, part
            """
        ).map(RefundPart.init(row:))
    }
}

extension RefundPart {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        refund_id, part, payment_id, amount, status, method, attempt, stripe_refund_id, problem, requested_at, settled_at, settled_by,
        noted_refund_id, noted_amount, paid_on, reference, dispute_id, disputed
        """

    init(row: SQLRow) throws {
        self.init(
            refund: try row.decode("refund_id"),
            number: try row.decode("part"),
            payment: try row.decode("payment_id"),
            amount: try row.decode("amount"),
            status: try row.decode("status"),
            method: try row.decode("method"),
            attempt: try row.decode("attempt"),
            stripeRefund: try row.decode("stripe_refund_id"),
            problem: try row.decode("problem"),
            requestedAt: try row.decode("requested_at"),
            settledAt: try row.decode("settled_at"),
            settledBy: try row.decode("settled_by"),
            notedRefund: try row.decode("noted_refund_id"),
            notedAmount: try row.decode("noted_amount"),
            proof: PaymentProof(reference: try row.decode("reference"), paidOn: try row.decode("paid_on")),
            dispute: try row.decode("dispute_id"),
            disputed: try row.decode("disputed")
        )
    }
}
