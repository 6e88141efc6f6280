/// A mail as it goes over the wire, so that the very same bytes can be sent again.
package struct EncodedMail: Sendable, Hashable {
    /// The address to which bounces go.
    package let sender: String

    /// The address that gets the mail.
    package let recipient: String

    /// Header and body.
    package let content: [UInt8]

    package init(_ message: MailMessage) {
        sender = (message.bounces ?? message.from.address).text
        recipient = message.to.address.text
        content = message.encoded
    }

    /// What ``stored`` gave; `nil` if it is something else.
    package init?(stored: [UInt8]) {
        let parts = stored.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let sender = EmailAddress(String(decoding: parts[0], as: UTF8.self)),
            let recipient = EmailAddress(String(decoding: parts[1], as: UTF8.self))
        else { return nil }
        self.sender = sender.text
        self.recipient = recipient.text
        content = Array(parts[2])
    }

    /// All of it in one row of bytes.
    package var stored: [UInt8] { Array("\(sender)\n\(recipient)\n".utf8) + content }
}

extension EncodedMail: CustomStringConvertible {
    /// Its size: the rest is personal.
    package var description: String { "a mail of \(content.count) bytes" }
}
