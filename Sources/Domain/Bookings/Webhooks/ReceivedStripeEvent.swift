package import CivilTime

/// An event of Stripe's as it came.
package struct ReceivedStripeEvent: Sendable {
    package let id: String
    package let kind: String

    /// Whether it is about real money.
    package let isLive: Bool

    /// The id of what it is about; `nil` if that cannot be ours.
    package let object: String?

    /// The id of the payment's intent that the object is of, where it is a refund, a charge or a dispute.
    package let intent: String?

    package let createdAt: Instant

    package init(
        id: String,
        kind: String,
        isLive: Bool,
        object: String?,
        intent: String? = nil,
        createdAt: Instant
    ) {
        self.id = id
        self.kind = kind
        self.isLive = isLive
        self.object = object
        self.intent = intent
        self.createdAt = createdAt
    }
}
