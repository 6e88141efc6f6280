package import SQL

/// Rows of disputes, which are found by their payment.
package struct DisputeStore: Sendable {
    package init() {}

    /// Writes a dispute as it is now.
    func put(_ dispute: Dispute, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            INSERT INTO disputes (provider_id, payment_id, dispute_id, status, amount, withdrawn, reason, evidence_due_at, opened_at, closed_at)
            VALUES (\(dispute.payment.provider), \(dispute.payment), \(dispute.id), \(dispute.status), \(dispute.amount),
                \(dispute.withdrawn), \(dispute.reason), \(dispute.evidenceDueAt), \(dispute.openedAt), \(dispute.closedAt))
            ON CONFLICT (provider_id, payment_id, dispute_id) DO UPDATE SET status = \(dispute.status),
                amount = \(dispute.amount), withdrawn = \(dispute.withdrawn), reason = \(dispute.reason),
                evidence_due_at = \(dispute.evidenceDueAt), closed_at = \(dispute.closedAt)
            """
        )
    }

    /// `nil` if it was never reported.
    package func find(
        _ id: String,
        of payment: PaymentID,
        in connection: any SQLConnection
    ) async throws -> Dispute? {
        try await connection.query(
            """
            SELECT \(Dispute.columns) FROM disputes
            WHERE provider_id = \(payment.provider) AND payment_id = \(payment) AND dispute_id = \(id)
            """
        ).first.map(Dispute.init(row:))
    }

    /// The disputes of payments, each payment's by their ids.
    package func list(
        of payments: some Collection<PaymentID>,
        in connection: any SQLConnection
    ) async throws -> [PaymentID: [Dispute]] {
        // An empty list of ids is not valid SQL.
        guard !payments.isEmpty else { return [:] }
        let disputes = try await connection.query(
            """
            SELECT \(Dispute.columns) FROM disputes
            WHERE \(SQLStatement.owned("payment_id", among: payments, in: connection.dialect))
            ORDER BY payment_id, dispute_id
            """
        ).map(Dispute.init(row:))
        return Dictionary(grouping: disputes, by: \.payment)
    }

    /// The disputes of all payments from `first` to `last`, in the order of their providers and ids.
    func list(
        from first: PaymentID,
        to last: PaymentID,
        in connection: any SQLConnection
    ) async throws -> [PaymentID: [Dispute]] {
        let disputes = try await connection.query(
            """
            SELECT \(Dispute.columns) FROM disputes
            WHERE (provider_id, payment_id) >= (\(first.provider), \(first))
                AND (provider_id, payment_id) <= (\(last.provider), \(last))
            ORDER BY payment_id, dispute_id
            """
        ).map(Dispute.init(row:))
        return Dictionary(grouping: disputes, by: \.payment)
    }
}

extension Dispute.Status: SQLConvertible {}

extension Dispute {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement =
        "payment_id, dispute_id, status, amount, withdrawn, reason, evidence_due_at, opened_at, closed_at"

    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("dispute_id"),
            payment: try row.decode("payment_id"),
            status: try row.decode("status"),
            amount: try row.decode("amount"),
            withdrawn: try row.decode("withdrawn"),
            reason: try row.decode("reason"),
            evidenceDueAt: try row.decode("evidence_due_at"),
            openedAt: try row.decode("opened_at"),
            closedAt: try row.decode("closed_at")
        )
    }
}
