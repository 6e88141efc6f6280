import Bookings
import SQL
import Stripe

extension Reconciliation {
    /// Holds each of Stripe's payments that carries one of our ids to our row, and returns the ids of all that were seen.
    func comparePayments(
        since: Int64,
        _ report: (ReconciliationFinding?) -> Void
    ) async throws -> Set<String> {
        var seen: Set<String> = []
        var page: Stripe.Page<PaymentIntent> = firstPage(since: since)
        while true {
            let list = try await cashier.stripe.payments(page)
            for intent in list.data {
                guard let text = intent.metadata?["payment_id"], let id = PaymentID(rawValue: text) else { continue }
                seen.insert(intent.id.rawValue)
                report(try await compare(intent, with: id))
            }
            guard list.hasMore, let last = list.data.last else { return seen }
            page.after = last.id
        }
    }

    private func compare(_ intent: PaymentIntent, with id: PaymentID) async throws -> ReconciliationFinding? {
        let object = StripePayment.intent(intent)
        let found: Payment
        do {
            found = try await cashier.find(id)
        } catch let error as BookingsError where error.code == .notFound {
            return finding(nil, intent, .unknown)
        }
        if let known = found.intent, known != intent.id.rawValue {
            // An earlier attempt that came to nothing.
            return object.word == .cancelled ? nil : finding(found, intent, .unknown)
        }
        guard intent.amount == found.amount, intent.currency.uppercased() == found.currency else {
            return finding(found, intent, .amount)
        }
        if found.status == .paid { return object.word == .received ? nil : finding(found, intent, .missingMoney) }
        guard !agrees(found.status, object.word) else { return nil }
        var finding = finding(found, intent, .status)
        if mends {
            _ = try await cashier.database.transaction(.write) { connection in
                try await cashier.desk.name(id, intent: intent.id.rawValue, session: nil, in: connection)
            }
            _ = try await cashier.hear(object.word, of: id)
            finding.isMended = true
        }
        return finding
    }

    private func agrees(_ status: Payment.Status, _ word: PaymentWord) -> Bool {
        switch (status, word) {
        case (.requested, .awaited), (.open, .awaited), (.cancelling, .awaited), (.cancelled, .cancelled),
            (.paid, .received):
            true
        case (_, .awaited), (_, .received), (_, .cancelled): false
        }
    }

    private func finding(
        _ payment: Payment?,
        _ intent: PaymentIntent,
        _ difference: ReconciliationFinding.Difference
    ) -> ReconciliationFinding {
        let showsAmount = difference == .amount
        return ReconciliationFinding(
            subject: "payment",
            id: payment?.id.rawValue,
            stripe: intent.id.rawValue,
            booking: payment?.booking.rawValue ?? intent.metadata?["booking_id"],
            ours: payment.map { showsAmount ? "\($0.amount) \($0.currency)" : $0.status.rawValue } ?? "none",
            theirs: showsAmount ? "\(intent.amount) \(intent.currency.uppercased())" : "\(intent.status)",
            difference: difference
        )
    }

    /// Names our payments that Stripe did not list though it should have them.
    func findAbsentPayments(
        since: Int64,
        seen: Set<String>,
        _ report: (ReconciliationFinding?) -> Void
    ) async throws {
        var cursor: PaymentID?
        while true {
            let after = cursor
            let page = try await cashier.database.transaction(.read) { connection in
                try await cashier.payments.page(
                    after: after,
                    since: since,
                    limit: Self.pageSize,
                    in: connection
                )
            }
            guard let last = page.last else { return }
            for payment in page {
                // Without an intent there is nothing to list: nobody has begun to pay.
                guard let intent = payment.intent, !seen.contains(intent) else { continue }
                report(
                    ReconciliationFinding(
                        subject: "payment",
                        id: payment.id.rawValue,
                        stripe: intent,
                        booking: payment.booking.rawValue,
                        ours: payment.status.rawValue,
                        theirs: "none",
                        difference: .absent
                    )
                )
            }
            cursor = last.id
        }
    }

    /// Rows of our own in one transaction.
    static let pageSize = 500
}
