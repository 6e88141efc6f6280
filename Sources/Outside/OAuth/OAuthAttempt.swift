import Crypto
import Foundation
import HTTPTransport

/// One attempt at getting a grant: the question that a person is led to, and what proves that the answer belongs to it.
///
/// Both texts stay secret until the answer comes. With the verifier, a code that somebody caught is of no use (RFC 7636).
package struct OAuthAttempt: Sendable {
    /// Comes back with the answer, and tells the attempt (RFC 6749 §10.12).
    package let state: String

    /// Sent with the code; only its hash goes with the question.
    package let verifier: String

    /// Where the answer goes; registered at the service.
    package let redirectURL: String

    package init(state: String, verifier: String, redirectURL: String) {
        self.state = state
        self.verifier = verifier
        self.redirectURL = redirectURL
    }

    /// A new one, of 256 random bits each.
    package static func make(redirectURL: String) -> OAuthAttempt {
        OAuthAttempt(state: randomText(), verifier: randomText(), redirectURL: redirectURL)
    }

    /// Whether `state` is this attempt's, in a time that tells nothing of it.
    package func matches(state other: String) -> Bool {
        let key = SymmetricKey(size: .bits256)
        let expected = HMAC<SHA256>.authenticationCode(for: Array(state.utf8), using: key)
        return HMAC<SHA256>.isValidAuthenticationCode(expected, authenticating: Array(other.utf8), using: key)
    }

    /// The URL that the person is led to.
    ///
    /// `hint` is the account that is meant, such as an e-mail address; `nil` lets the person choose.
    package func url(at service: OAuthService, hint: String? = nil) -> String {
        var fields = [
            ("client_id", service.clientID), ("redirect_uri", redirectURL), ("response_type", "code"),
            ("scope", service.scopes.joined(separator: " ")), ("state", state),
            ("code_challenge", challenge), ("code_challenge_method", "S256"),
        ]
        if let hint { fields.append(("login_hint", hint)) }
        return service.authorizeURL + "?" + OAuthForm.encode(fields + service.parameters.map { ($0.name, $0.value) })
    }

    /// The hash of the verifier in Base64 for URLs (RFC 7636 §4.2).
    var challenge: String { Self.base64URL(Array(SHA256.hash(data: Array(verifier.utf8)))) }

    private static func randomText() -> String {
        var random = SystemRandomNumberGenerator()
        return base64URL((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

extension OAuthAttempt: CustomStringConvertible, CustomReflectable {
    package var description: String { "an attempt for \(redirectURL)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
