import CivilTime
import Crypto
import Hexadecimal

/// What proves who sent a request: `t=<unix seconds>,v1=<hexadecimal HMAC-SHA-256 of "t.body">`, one `v1` for each secret.
struct WebhookSignature: Sendable {
    let text: String

    init(_ body: [UInt8], at now: Instant, by secrets: [WebhookSecret]) {
        let moment = now.secondsSince1970
        // The time is signed as well, so that a copy of the request cannot be sent later as a new one.
        let signed = Array("\(moment).".utf8) + body
        let codes = secrets.map { secret in
            let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: Array(secret.text.utf8)))
            return ",v1=\(code.hexadecimal)"
        }
        text = "t=\(moment)\(codes.joined())"
    }

    /// The header field that it is sent in.
    static let field = "Bookable-Signature"
}
