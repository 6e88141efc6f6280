package import CivilTime
import Crypto

/// Tells events of Stripe's from what others send: `Stripe-Signature`, scheme `v1`, over the raw bytes of the body.
package struct WebhookVerifier: Sendable {
    private let keys: [SymmetricKey]
    private let tolerance: Int64

    /// A verifier with the secrets of an endpoint, `whsec_…` as a whole; two while one takes the place of the other.
    ///
    /// A signature may be `tolerance` seconds old. Throws `emptySecret`: with an empty one anybody could sign.
    package init(secrets: [String], tolerance: Int64 = 300) throws(WebhookError) {
        guard !secrets.isEmpty, secrets.allSatisfy({ !$0.isEmpty }) else {
            throw WebhookError(.emptySecret, "A webhook secret is empty or missing.")
        }
        keys = secrets.map { SymmetricKey(data: Array($0.utf8)) }
        self.tolerance = tolerance
    }

    /// The event in a body, once the signature in `header`, the value of `Stripe-Signature`, is found right.
    package func event(_ body: [UInt8], header: String, now: Instant) throws(WebhookError) -> StripeEvent {
        try verify(body, header: header, now: now)
        return try StripeEvent(body)
    }

    /// Returns for a body that Stripe signed; compares in constant time.
    package func verify(_ body: [UInt8], header: String, now: Instant) throws(WebhookError) {
        guard let signature = SignatureHeader(header) else {
            throw WebhookError(.malformedHeader, "The signature header has no time or no v1 signature.")
        }
        let message = Array(signature.timeText.utf8) + [UInt8(ascii: ".")] + body
        let isSigned = keys.contains { key in
            signature.signatures.contains {
                HMAC<SHA256>.isValidAuthenticationCode($0, authenticating: message, using: key)
            }
        }
        guard isSigned else {
            throw WebhookError(.wrongSignature, "No signature is that of the endpoint's secret.")
        }
        guard signature.time >= now - tolerance else {
            throw WebhookError(.tooOld, "The signature is \(now - signature.time) seconds old.")
        }
    }
}
