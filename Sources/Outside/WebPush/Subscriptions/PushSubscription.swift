import Crypto
import HTTPTransport
import WebTokens

/// Where a browser gets messages, and the keys that they are encrypted with; the address is a secret.
package struct PushSubscription: Sendable {
    package let endpoint: String
    /// Scheme, host and port of the endpoint, for which tokens are made.
    let origin: String
    let publicKey: P256.KeyAgreement.PublicKey
    let authenticationSecret: [UInt8]

    /// `nil` if `endpoint` is not a URL that is called, of at most ``maximumEndpoint`` visible ASCII characters;
    /// `p256dh` is not the base64url of an uncompressed point of P-256; or `auth` not that of 16 bytes.
    ///
    /// Nothing is looked up. Where the endpoint's host is, the client checks whenever it connects.
    package init?(endpoint: String, p256dh: String, auth: String) {
        guard endpoint.utf8.count <= Self.maximumEndpoint, endpoint.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let origin = HTTPClient.origin(of: endpoint), let secret = Base64URL.decode(auth), secret.count == 16,
            let point = Base64URL.decode(p256dh), let publicKey = Self.publicKey(point)
        else { return nil }
        self.endpoint = endpoint
        self.origin = origin
        self.publicKey = publicKey
        authenticationSecret = secret
    }

    package static let maximumEndpoint = 2000

    /// `nil` if `point` is not on the curve.
    private static func publicKey(_ point: [UInt8]) -> P256.KeyAgreement.PublicKey? {
        do {
            return try P256.KeyAgreement.PublicKey(x963Representation: point)
        } catch {
            return nil
        }
    }
}

extension PushSubscription: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The push service alone: whoever has the rest can send.
    package var description: String { "a subscription at \(origin)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
