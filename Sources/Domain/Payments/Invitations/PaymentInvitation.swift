package import Bookings
package import Stripe

/// A payment and what its client needs to pay it.
package struct PaymentInvitation {
    package let payment: Payment

    /// For Stripe's elements in the booking page.
    package let clientSecret: String?

    /// Stripe's own page.
    package let url: String?

    /// Why Stripe did not say what the client needs; the same may be asked again.
    package let failure: StripeError?

    init(_ payment: Payment, _ object: StripePayment? = nil, failure: StripeError? = nil) {
        self.payment = payment
        self.failure = failure
        // By our row: what is being called off can still be paid at Stripe, and nobody is to be led there.
        let canPay = payment.status == .open
        switch object {
        case .intent(let intent):
            clientSecret = canPay ? intent.clientSecret : nil
            url = nil
        case .session(let session):
            clientSecret = nil
            url = canPay ? session.url : nil
        case nil:
            clientSecret = nil
            url = nil
        }
    }

    /// Seconds after which to read it again; `nil` if it says how to pay, or that nothing is to be paid.
    package var retryAfter: Int64? {
        // Between a second and a minute, whatever Stripe asks for: a client waits for it.
        if let failure { return min(max(failure.retryAfter?.components.seconds ?? 5, 1), 60) }
        return payment.status == .requested ? 5 : nil
    }
}
