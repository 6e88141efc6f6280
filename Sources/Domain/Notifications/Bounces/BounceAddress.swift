import Crypto
import Foundation
package import Mail

/// Where mails that cannot be delivered come back to: for each mail an address of its own, which nobody else can name.
///
/// `bounces+3f…@example.com` holds a code for the message and its recipient, so that a forged report ends no stranger's mails.
package struct BounceAddress: Sendable {
    private let base: EmailAddress
    private let keys: [SymmetricKey]

    /// `nil` if there is no secret, or the local part of `base` is longer than ``longestLocalPart``.
    ///
    /// - Parameters:
    ///   - base: What the code is added to, behind a `+`.
    ///   - secrets: Each 32 random bytes; the first one makes codes, and those of the others are known.
    package init?(base: EmailAddress, secrets: [[UInt8]]) {
        guard !secrets.isEmpty, Self.isUsable(base) else { return nil }
        self.base = base
        keys = secrets.map { SymmetricKey(data: $0) }
    }

    /// Whether a code fits behind the address.
    package static func isUsable(_ base: EmailAddress) -> Bool {
        base.localPart.utf8.count <= longestLocalPart && !base.needsUTF8
    }

    /// The address for a message to `recipient`.
    func address(for key: MessageKey, to recipient: String) -> EmailAddress? {
        keys.first.flatMap { EmailAddress(text(for: key, to: recipient, $0)) }
    }

    /// Whether ``address(for:to:)`` made `address` for this message.
    func isOurs(_ address: EmailAddress, for key: MessageKey, to recipient: String) -> Bool {
        let given = Array(address.text.lowercased().utf8)
        return keys.contains { secret in
            let expected = Array(text(for: key, to: recipient, secret).lowercased().utf8)
            // In constant time, so that no code can be found letter by letter. Its length is not a secret.
            return given.count == expected.count && zip(given, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
        }
    }

    private func text(for key: MessageKey, to recipient: String, _ secret: SymmetricKey) -> String {
        // Keys hold no zero byte, so no message and address read as others.
        let signed = Data("\(key.rawValue)\u{0}\(recipient.lowercased())".utf8)
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: secret).prefix(Self.codeLength / 2)
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return "\(base.localPart)+\(code)@\(base.domain.ascii)"
    }

    /// 96 bits in hexadecimal digits.
    private static let codeLength = 24

    /// Bytes that leave room for a code, of the 64 that a local part may have.
    package static let longestLocalPart = 64 - 1 - codeLength
}

// So that neither a log line nor the report of a failed test shows the keys.
extension BounceAddress: CustomStringConvertible, CustomReflectable {
    package var description: String { "bounce addresses at \(base.domain.ascii)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
