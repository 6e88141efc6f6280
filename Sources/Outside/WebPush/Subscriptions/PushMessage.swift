import Crypto
import WebTokens

/// What a browser's service worker gets.
package struct PushMessage: Sendable {
    /// What names the message here; one that is sent again replaces the first if that is still to be delivered.
    package let id: String
    package let subscription: PushSubscription
    package let payload: [UInt8]
    /// How long the push service keeps the message for a browser that is away.
    package let validity: Duration
    package var urgency = Urgency.high

    /// `nil` if `payload` has more than ``maximumPayload`` bytes.
    package init?(id: String, to subscription: PushSubscription, payload: [UInt8], validity: Duration) {
        guard payload.count <= Self.maximumPayload else { return nil }
        self.id = id
        self.subscription = subscription
        self.payload = payload
        self.validity = validity
    }

    /// What fits into a record of 4096 bytes beside its header, padding and tag.
    package static let maximumPayload = 3993

    /// 32 characters of base64url, as RFC 8030 allows, that tell nothing of the id.
    var topic: String { String(Base64URL.encode(Array(SHA256.hash(data: Array(id.utf8)))).prefix(32)) }

    package enum Urgency: String, Sendable {
        case veryLow = "very-low"
        case low
        case normal
        case high
    }
}

extension PushMessage: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "the push message \(id)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
