package import CivilTime

/// An event of Stripe's as it came.
package struct ReceivedStripeEvent: Sendable {
    package let id: String
    package let kind: String

    /// Whether it is about real money.
    package let isLive: Bool

    /// The id of what it is about; `nil` if that cannot be ours.
    package let object: String?

    package let createdAt: Instant

    package init(id: String, kind: String, isLive: Bool, object: String?, createdAt: Instant) {
        self.id = id
        self.kind = kind
        self.isLive = isLive
        self.object = object
        self.createdAt = createdAt
    }
}
