package import Mail

/// Where mails that cannot be delivered come back to: for each mail an address of its own, which nobody else can name.
///
/// `bounces+3f…@example.com` holds a code for the message and its recipient, so that a forged report ends no stranger's mails.
package struct BounceAddress: Sendable {
    private let base: EmailAddress
    private let signer: CodeSigner

    /// `nil` if there is no secret, or the local part of `base` is longer than ``longestLocalPart``.
    ///
    /// - Parameters:
    ///   - base: What the code is added to, behind a `+`.
    ///   - secrets: Each 32 random bytes; the first one makes codes, and those of the others are known.
    package init?(base: EmailAddress, secrets: [[UInt8]]) {
        guard let signer = CodeSigner(secrets: secrets, length: Self.codeLength / 2), Self.isUsable(base) else {
            return nil
        }
        self.base = base
        self.signer = signer
    }

    /// Whether a code fits behind the address.
    package static func isUsable(_ base: EmailAddress) -> Bool {
        base.localPart.utf8.count <= longestLocalPart && !base.needsUTF8
    }

    /// The address for a message to `recipient`.
    func address(for key: MessageKey, to recipient: String) -> EmailAddress? {
        EmailAddress(text(signer.code(of: Self.signed(key, recipient))))
    }

    /// Whether ``address(for:to:)`` made `address` for this message.
    func isOurs(_ address: EmailAddress, for key: MessageKey, to recipient: String) -> Bool {
        signer.isOurs(address.text.lowercased(), of: Self.signed(key, recipient)) { text($0).lowercased() }
    }

    private func text(_ code: String) -> String { "\(base.localPart)+\(code)@\(base.domain.ascii)" }

    private static func signed(_ key: MessageKey, _ recipient: String) -> String {
        // Keys hold no zero byte, so no message and address read as others.
        "\(key.rawValue)\u{0}\(recipient.lowercased())"
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
