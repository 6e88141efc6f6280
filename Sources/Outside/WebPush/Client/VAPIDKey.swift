import Crypto
import WebTokens

/// The key by which push services know who sends: RFC 8292.
///
/// Browsers subscribe with its public half, so that a subscription takes no messages under another key.
package struct VAPIDKey: Sendable {
    private let key: P256.Signing.PrivateKey

    /// `nil` if `text` is not the base64url of the 32 bytes of a private key of P-256.
    package init?(_ text: String) {
        guard let bytes = Base64URL.decode(text), bytes.count == 32 else { return nil }
        do {
            key = try P256.Signing.PrivateKey(rawRepresentation: bytes)
        } catch {
            return nil
        }
    }

    /// A new key.
    package init() {
        key = P256.Signing.PrivateKey()
    }

    /// The private key, as ``init(_:)`` reads it: a secret.
    package var secretText: String { Base64URL.encode(Array(key.rawRepresentation)) }

    /// The uncompressed point in base64url: the `applicationServerKey` of browsers.
    package var publicText: String { Base64URL.encode(Array(key.publicKey.x963Representation)) }

    /// The value of `Authorization` for a push service, until `expiry`, in seconds of Unix time.
    func authorization(for origin: String, contact: String, until expiry: Int) throws -> String {
        let token = try UnsignedToken(
            header: ["typ": "JWT", "alg": "ES256"],
            claims: Claims(aud: origin, exp: expiry, sub: contact)
        )
        let signature = try key.signature(for: Array(token.signingInput.utf8)).rawRepresentation
        // Without a space after the comma, which some readers do not expect.
        return "vapid t=\(token.signed(Array(signature))),k=\(publicText)"
    }

    private struct Claims: Encodable {
        let aud: String
        let exp: Int
        let sub: String
    }
}

extension VAPIDKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "a VAPID key" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
