import Bookings
import WireFormat

extension Fields {
    /// The members `reference` and `paid_on`, by which money outside of Stripe is found on a bank's statement.
    mutating func paymentProof() throws -> PaymentProof {
        PaymentProof(
            reference: try name("reference", length: 1...PaymentProof.longestReference),
            paidOn: try date("paid_on")
        )
    }
}
