import CivilTime
import Bookings
import SQL
import Stripe

extension Reconciliation {
    /// Holds each of Stripe's payments that carries one of our ids to our row, and returns the ids of all that were seen.
    func comparePayments(
        since: Instant,
        _ report: (ReconciliationFinding?) -> Void
    ) async throws -> Set<String> {
        var seen: Set<String> = []
        var page: Stripe.Page<PaymentIntent> = firstPage(since: since)
        while true {
            let list = try await stripePayments.stripe.payments(page)
            for intent in list.data {
                // The account may have payments of other programs, which are nobody's mistake.
                guard let text = intent.metadata?["payment_id"], let id = PaymentID(rawValue: text) else { continue }
                // Seen even if it does not agree, or it would be named a second time as absent.
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
            found = try await stripePayments.find(id)
        } catch let error as BookingsError where error.code == .notFound {
            return finding(nil, intent, .unknown)
        }
        if let known = found.intent, known != intent.id.rawValue {
            // An earlier attempt that came to nothing.
            return object.reportedStatus == .cancelled ? nil : finding(found, intent, .unknown)
        }
        let told = object.report(from: stripePayments.stripe)
        if let mismatch = found.mismatch(with: told) {
            guard !found.isSettled(mismatch, in: told) else { return nil }
            // What differs is kept as a problem too, which leaves it to a person all the same.
            if mends { _ = try await takeIn(object, of: found) }
            return finding(found, intent, ReconciliationFinding.Difference(mismatch.kind))
        }
        // Paid stays paid here: whether the money is to be chased is for a person to say.
        if found.status == .paid {
            return object.reportedStatus == .received ? nil : finding(found, intent, .missingMoney)
        }
        guard !agrees(found.status, object.reportedStatus) else { return nil }
        var finding = finding(found, intent, .status)
        if mends {
            let after = try await takeIn(object, of: found)
            // What Stripe says may change nothing, as when a person has to decide first.
            finding.isMended = after.status != found.status
        }
        return finding
    }

    /// Takes in what Stripe says, also of a payment that was a problem and is none by now.
    private func takeIn(_ object: StripePayment, of payment: Payment) async throws -> Payment {
        if let intent = object.intentID?.rawValue {
            _ = try await stripePayments.write { transaction in
                try await stripePayments.desk.name(payment.id, intent: intent, session: nil, in: transaction)
            }
        }
        return try await stripePayments.apply(object, of: payment.id, isSettling: true)
    }

    private func agrees(_ status: Payment.Status, _ reported: ReportedPaymentStatus) -> Bool {
        switch (status, reported) {
        // The next step is the client's or a job's, so a payment that is merely under way does not differ.
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
        let (ours, theirs) = words(payment, intent, difference)
        return ReconciliationFinding(
            subject: "payment",
            id: payment?.id.rawValue,
            stripe: intent.id.rawValue,
            booking: payment?.booking.rawValue ?? intent.metadata?["booking_id"],
            ours: ours,
            theirs: theirs,
            difference: difference
        )
    }

    /// What our row and Stripe say of what differs.
    private func words(
        _ payment: Payment?,
        _ intent: PaymentIntent,
        _ difference: ReconciliationFinding.Difference
    ) -> (ours: String, theirs: String) {
        guard let payment else { return ("none", "\(intent.status)") }
        return switch difference {
        case .amount, .currency, .partialCapture:
            ("\(payment.amount) \(payment.currency)", money(of: intent))
        case .account: (payment.account ?? "platform", intent.destination ?? "platform")
        case .mode: (stripePayments.stripe.isLive ? "live" : "test", intent.isLive ? "live" : "test")
        case .status, .missingMoney, .unknown, .absent, .foreign: (payment.status.rawValue, "\(intent.status)")
        }
    }

    /// What was received where something was, and else what is asked for.
    private func money(of intent: PaymentIntent) -> String {
        let amount = intent.status == .known(.succeeded) ? intent.amountReceived ?? intent.amount : intent.amount
        return "\(amount) \(intent.currency.uppercased())"
    }

    /// Names our payments that Stripe did not list though it should have them.
    func findAbsentPayments(
        since: Instant,
        seen: Set<String>,
        _ report: (ReconciliationFinding?) -> Void
    ) async throws {
        var cursor = PaymentStore.Cursor(since: since)
        while true {
            let after = cursor
            let page = try await stripePayments.database.transaction(.read) { connection in
                try await stripePayments.payments.page(
                    after: after,
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
            cursor = PaymentStore.Cursor(last)
        }
    }

    /// Rows of our own in one transaction.
    static let pageSize = 500
}

extension ReconciliationFinding.Difference {
    init(_ kind: PaymentMismatch.Kind) {
        self =
            switch kind {
            case .mode: .mode
            case .intent: .unknown
            case .currency: .currency
            case .account: .account
            case .amount: .amount
            case .partialCapture: .partialCapture
            }
    }
}
