/// What an event of Stripe asks to read anew.
package struct StripeEventJob: Codable, Sendable {
    package let event: String
    package let isLive: Bool

    /// The id of the payment, the checkout session, the refund, the charge or the dispute.
    package let object: String

    /// The id of the payment's intent that the object is of; `nil` if it says none.
    package let intent: String?

    /// What happened, as Stripe names it; `nil` in jobs of earlier releases.
    package let kind: String?

    /// Whether it is about a dispute.
    package var isAboutDispute: Bool { kind?.hasPrefix("charge.dispute.") == true }

    private enum CodingKeys: String, CodingKey {
        case event, object, intent, kind
        case isLive = "is_live"
    }
}
