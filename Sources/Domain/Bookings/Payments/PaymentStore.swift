package import SQL

/// Rows of payments.
package struct PaymentStore: Sendable {
    package init() {}

    func insert(_ payment: Payment, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            INSERT INTO payments (provider_id, payment_id, booking_id, amount, tip, currency, method, status, way,
                product_name, return_url, attempt, intent_id, session_id, stripe_account, fee, problem, note,
                recorded_at, recorded_by, paid_at, paid_on, reference)
            VALUES (\(payment.id.provider), \(payment.id), \(payment.booking), \(payment.amount), \(payment.tip), \(payment.currency),
                \(payment.method), \(payment.status), \(payment.way), \(payment.page?.productName),
                \(payment.page?.returnURL), \(payment.attempt), \(payment.intent), \(payment.session),
                \(payment.account), \(payment.fee), \(payment.problem), \(payment.note), \(payment.recordedAt),
                \(payment.recordedBy), \(payment.paidAt), \(payment.proof.paidOn), \(payment.proof.reference))
            """
        )
    }

    /// Writes back what can change.
    func update(_ payment: Payment, in connection: any SQLConnection) async throws {
        // Amount, currency, page, account and fee stay as they were asked for. `refunded` belongs to a trigger that adds the
        // parts up, and to disputes: writing back a value read before would undo it.
        _ = try await connection.execute(
            """
            UPDATE payments SET status = \(payment.status), attempt = \(payment.attempt),
                intent_id = \(payment.intent), session_id = \(payment.session), problem = \(payment.problem),
                mismatch = \(payment.mismatch), received = \(payment.received),
                received_currency = \(payment.receivedCurrency), note = \(payment.note), paid_at = \(payment.paidAt)
            WHERE provider_id = \(payment.id.provider) AND payment_id = \(payment.id)
            """
        )
    }

    /// Adds what a dispute takes from its payment, or gives back if `amount` is negative, and notes where the dispute stands.
    func add(_ amount: Int64, takenBy dispute: Dispute, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            UPDATE payments SET refunded = refunded + \(amount), disputed = disputed + \(amount),
                dispute_status = \(dispute.status)
            WHERE provider_id = \(dispute.payment.provider) AND payment_id = \(dispute.payment)
            """
        )
    }

    /// Throws ``BookingsError`` where there is none.
    package func find(_ id: PaymentID, in connection: any SQLConnection) async throws -> Payment {
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        let rows = try await connection.query(
            "SELECT \(Payment.columns) FROM payments WHERE provider_id = \(provider) AND payment_id = \(id)"
        )
        guard let row = rows.first else { throw BookingsError.notFound(id) }
        return try Payment(row: row)
    }

    /// The booking's payments, oldest first.
    package func list(of booking: BookingID, in connection: any SQLConnection) async throws -> [Payment] {
        try await connection.query(
            """
            SELECT \(Payment.columns) FROM payments
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            ORDER BY payment_id
            """
        ).map(Payment.init(row:))
    }

    /// The payment that Stripe knows by the id of an intent or of a checkout session; none of another shop.
    package func find(atStripe object: String, in connection: any SQLConnection) async throws -> Payment? {
        // Events name the intent or the session, and a session gets its intent only once its client pays.
        // Two searches, because a planner that has statistics may read all rows for an OR.
        try await connection.query(
            """
            SELECT \(Payment.columns) FROM payments WHERE intent_id = \(object)
            UNION ALL
            SELECT \(Payment.columns) FROM payments WHERE session_id = \(object)
            """
        ).first.map(Payment.init(row:))
    }

    /// The payments of intents, by Stripe's ids of these; none of another shop.
    package func list(
        ofIntents intents: some Collection<String>,
        in connection: any SQLConnection
    ) async throws -> [String: Payment] {
        guard !intents.isEmpty else { return [:] }
        let names = intents.map { "\($0)" as SQLStatement }.joined(separator: ", ")
        let rows = try await connection.query(
            "SELECT \(Payment.columns) FROM payments WHERE intent_id IN (\(names))"
        )
        // The index of intents is not unique, so a name that stands twice must not stop a whole page.
        return try Dictionary(rows.map { (try $0.decode("intent_id"), try Payment(row: $0)) }) { first, _ in first }
    }

    /// How many payments wait for a person because Stripe has something else than what was asked for, counted up to
    /// ``maximumCounted``.
    package func problemCount(in connection: any SQLConnection) async throws -> Int {
        try await connection.query(
            """
            SELECT COUNT(*) AS payments FROM (
                SELECT 1 FROM payments WHERE status = 'problem' LIMIT \(Self.maximumCounted)
            ) AS counted
            """
        ).first?.decode("payments") ?? 0
    }

    /// One page of payments in the order of their ids, after the one with the id `cursor`; a `nil` filter lets all pass.
    package func list(
        of provider: ProviderID?,
        status: Payment.Status?,
        recorded: InstantRange = InstantRange(),
        after cursor: PaymentID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> ListPart<Payment, PaymentID> {
        let behind = SQLStatement.owned(by: provider, "payment_id", after: cursor)
        // Written out, so that the index of those with a problem is used: they are never far apart there.
        var passing = recorded.conditions(on: "recorded_at")
        if status == .problem, passing.isEmpty {
            let index = connection.dialect.by("payments_with_problem")
            return ListPart(try await list("\(behind) AND status = 'problem'", by: index, limit, in: connection))
        }
        if let status { passing.append("status = \(status)") }
        guard !passing.isEmpty else { return ListPart(try await list(behind, limit, in: connection)) }
        let end: PaymentID? = try await connection.lastSeen(in: "payments", "payment_id", behind)
        let seen = end.map { "\(behind) AND \(SQLStatement.owned(by: provider, "payment_id", upTo: $0))" } ?? behind
        let condition = ([seen] + passing).joined(separator: " AND ")
        return ListPart(try await list(condition, limit, in: connection), lookedAtUpTo: end)
    }

    private func list(
        _ condition: SQLStatement,
        by index: SQLStatement = "",
        _ limit: Int,
        in connection: any SQLConnection
    ) async throws -> [Payment] {
        try await connection.query(
            """
            SELECT \(Payment.columns) FROM payments \(index)
            WHERE \(condition) ORDER BY provider_id, payment_id LIMIT \(limit)
            """
        ).map(Payment.init(row:))
    }

    /// The most that a count looks at.
    package static let maximumCounted = 500
}

extension Payment {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        payment_id, booking_id, amount, tip, currency, method, status, refunded, way, product_name, return_url, attempt, intent_id,
        session_id, stripe_account, fee, problem, mismatch, received, received_currency, note, recorded_at, recorded_by, paid_at,
        paid_on, reference, disputed, dispute_status
        """

    init(row: SQLRow) throws {
        let product: String? = try row.decode("product_name")
        let address: String? = try row.decode("return_url")
        self.init(
            id: try row.decode("payment_id"),
            booking: try row.decode("booking_id"),
            amount: try row.decode("amount"),
            currency: try row.decode("currency"),
            tip: try row.decode("tip"),
            method: try row.decode("method"),
            status: try row.decode("status"),
            refunded: try row.decode("refunded"),
            way: try row.decode("way"),
            // The schema lets a row have either both of them or neither.
            page: product.flatMap { product in address.map { Page(productName: product, returnURL: $0) } },
            attempt: try row.decode("attempt"),
            intent: try row.decode("intent_id"),
            session: try row.decode("session_id"),
            account: try row.decode("stripe_account"),
            fee: try row.decode("fee"),
            problem: try row.decode("problem"),
            mismatch: try row.decode("mismatch"),
            received: try row.decode("received"),
            receivedCurrency: try row.decode("received_currency"),
            note: try row.decode("note"),
            recordedAt: try row.decode("recorded_at"),
            recordedBy: try row.decode("recorded_by"),
            paidAt: try row.decode("paid_at"),
            proof: PaymentProof(reference: try row.decode("reference"), paidOn: try row.decode("paid_on")),
            disputed: try row.decode("disputed"),
            disputeStatus: try row.decode("dispute_status")
        )
    }
}
