import Money
import CivilTime
import Bookings
import SQL
import Stripe

extension StripePayments {
    /// Asks Stripe for a payment by the key of its attempt, so that asking again is asking for the same.
    ///
    /// Once Stripe may have forgotten the key, the payment is looked for first.
    func create(_ payment: Payment) async throws -> StripePayment {
        // A key that Stripe has forgotten would make a second payment.
        if clock() - payment.recordedAt > Self.keyLifetime, let found = try await search(payment) { return found }
        do {
            return try await ask(payment)
        } catch let error as StripeError where error.outcome == .unknown && (error.isReplay || error.isOfOtherCall) {
            // Stripe repeats a failure of its own for as long as it knows the key. And it refuses the key where another release of
            // Bookable asks by another body after a call whose answer was lost: nobody was led to what that made.
            if let found = try await search(payment) { return found }
            // Each attempt may have made an intent that nobody pays; so there is an end to them.
            guard payment.attempt < Self.maximumAttempts else { throw error }
            _ = try await write { try await desk.beginAttempt(after: payment.attempt, of: payment.id, in: $0) }
            throw error
        }
    }

    private func ask(_ payment: Payment) async throws -> StripePayment {
        let key = IdempotencyKey("pi-create:\(payment.id):\(payment.attempt)")
        let amount = try amount(of: payment)
        switch payment.way {
        case .checkout:
            // As it was when the payment was asked for, and not as it is now: Stripe takes a key for one body only.
            guard let page = payment.page else {
                throw BookingsError(.conflict, "The payment \(payment.id) does not say what its page shows.")
            }
            var session = NewCheckoutSession(amount, productName: page.productName, successURL: page.returnURL)
            session.cancelURL = page.returnURL
            session.clientReferenceID = payment.booking.rawValue
            session.destination = try destination(of: payment)
            session.metadata = metadata(of: payment)
            return .session(try await stripe.createCheckoutSession(session, idempotencyKey: key))
        // A payment through Stripe always says how its client pays; only others do not, and they never get here.
        case .intent, nil:
            var intent = NewPayment(amount)
            intent.automaticPaymentMethods = true
            intent.destination = try destination(of: payment)
            intent.metadata = metadata(of: payment)
            return .intent(try await stripe.createPayment(intent, idempotencyKey: key))
        }
    }

    private func amount(of payment: Payment) throws -> ChargeAmount {
        try ChargeAmount(MonetaryAmount(payment.amount, payment.currency))
    }

    private func destination(of payment: Payment) throws -> Destination? {
        guard let account = payment.account else { return nil }
        guard let id = ConnectedAccount.ID(rawValue: account) else {
            throw BookingsError(.invalidValue, "\"\(account)\" is not an account of Stripe's.", field: "stripe_account")
        }
        return Destination(account: id, applicationFee: payment.fee > 0 ? payment.fee : nil)
    }

    /// What our rows are found by at Stripe.
    func metadata(of payment: Payment) -> [String: String] {
        ["payment_id": payment.id.rawValue, "booking_id": payment.booking.rawValue]
    }

    /// The intent that carries the payment's id; `nil` where there is none.
    ///
    /// Checkout sessions are found by the intent that they make once somebody pays; an unpaid one ends by itself.
    private func search(_ payment: Payment) async throws -> StripePayment? {
        var page = Stripe.Page<PaymentIntent>(
            // Stripe lists by its own clock, so the range is wider than the time in which it can have been made.
            createdFrom: payment.recordedAt - Self.clockTolerance,
            createdBefore: payment.recordedAt + 2 * Self.keyLifetime
        )
        while true {
            let list = try await stripe.payments(page)
            if let found = list.data.first(where: { $0.metadata?["payment_id"] == payment.id.rawValue }) {
                return .intent(found)
            }
            guard list.hasMore, let last = list.data.last else { return nil }
            page.after = last.id
        }
    }

    /// How often a payment is asked for anew, each time by another key: that many intents one booking can have.
    private static let maximumAttempts = 5

    /// Seconds for which Stripe surely knows a key, with an hour to spare.
    static let keyLifetime: Int64 = 23 * 3_600

    /// Seconds by which Stripe's clock may differ from ours.
    private static let clockTolerance: Int64 = 3_600
}
