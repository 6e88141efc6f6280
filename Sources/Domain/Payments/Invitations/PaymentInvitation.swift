package import Bookings
import Stripe

/// A payment and what its client needs to pay it.
package struct PaymentInvitation {
    package let payment: Payment

    /// For Stripe's elements in the booking page.
    package let clientSecret: String?

    /// Stripe's own page.
    package let url: String?

    init(_ payment: Payment, _ object: StripePayment? = nil) {
        self.payment = payment
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
}
