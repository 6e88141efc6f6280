import Bookings
import Crypto
import Hexadecimal
import Sealing

/// What an endpoint and the server share, so that the endpoint knows who sends: `whsec_` and 64 hexadecimal digits.
package struct WebhookSecret: Sendable {
    /// The whole text is the key of signatures.
    package let text: String

    /// A new one, of 256 random bits.
    static func make() -> WebhookSecret {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes(Array.init)
        return WebhookSecret(text: "whsec_\(bytes.hexadecimal)")
    }

    init(text: String) {
        self.text = text
    }
}

// So that neither a log line nor the report of a failed test shows it.
extension WebhookSecret: CustomStringConvertible, CustomReflectable {
    package var description: String { "a secret" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension SealedPlace {
    /// The secret of an endpoint.
    static func webhookSecret(_ endpoint: WebhookEndpointID) -> SealedPlace {
        SealedPlace("webhook_secret", endpoint.rawValue)
    }
}
