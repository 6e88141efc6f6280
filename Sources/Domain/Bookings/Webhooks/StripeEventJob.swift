/// What an event of Stripe asks to read anew.
package struct StripeEventJob: Codable, Sendable {
    package let event: String
    package let isLive: Bool

    /// The id of the payment, the checkout session, the refund, the charge or the dispute.
    package let object: String

    /// The id of the payment's intent that the object is of; `nil` if it says none.
    package let intent: String?

    private enum CodingKeys: String, CodingKey {
        case event, object, intent
        case isLive = "is_live"
    }
}
