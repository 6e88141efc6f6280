package import CivilTime

/// One charge of a payment, as much of it as is read.
package struct Charge: Decodable, Sendable, Identifiable {
    package let id: StripeID<Charge>
    /// In minor units as Stripe carries them, as all amounts here.
    package let amount: Int64
    package let amountCaptured: Int64?
    package let amountRefunded: Int64?
    package let isDisputed: Bool?
    private let details: Details?

    /// Until when a held amount can be captured.
    package var captureBefore: Instant? { details?.card?.captureBefore }

    private struct Details: Decodable {
        let card: Card?
    }

    private struct Card: Decodable {
        let captureBefore: Instant?

        enum CodingKeys: String, CodingKey {
            case captureBefore = "capture_before"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id, amount
        case amountCaptured = "amount_captured"
        case amountRefunded = "amount_refunded"
        case isDisputed = "disputed"
        case details = "payment_method_details"
    }
}
