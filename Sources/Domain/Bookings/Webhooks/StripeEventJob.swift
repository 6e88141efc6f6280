/// What an event of Stripe asks to read anew.
package struct StripeEventJob: Codable, Sendable {
    package let event: String
    package let isLive: Bool

    /// The id of the payment, the checkout session or the refund.
    package let object: String

    private enum CodingKeys: String, CodingKey {
        case event, object
        case isLive = "is_live"
    }
}
