import Bookings
package import Logging
package import Payments
import Stripe

extension PaymentInvitation {
    /// Logs why Stripe did not say what the client needs, if it did not.
    package func logFailure(to logger: Logger) {
        guard let failure else { return }
        logger.error(
            "Stripe did not open a payment",
            metadata: ["payment.id": "\(payment.id)", "error.message": "\(failure.message)"]
        )
    }
}
