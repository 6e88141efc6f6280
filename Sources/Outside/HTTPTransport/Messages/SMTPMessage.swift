/// A mail as it goes over the wire, to one recipient.
package struct SMTPMessage: Sendable {
    /// Where bounces go, without brackets; empty for none.
    ///
    /// ASCII but for a local part that needs SMTPUTF8.
    package var sender: String
    /// Without brackets, as `sender`.
    package var recipient: String
    /// Header and body with CRLF at the end of each line; dots need no doubling.
    package var content: [UInt8]
    /// Whether no connection is used again: the one before may be one that the server is about to close.
    var needsFreshConnection = false

    package init(from sender: String, to recipient: String, content: [UInt8]) {
        self.sender = sender
        self.recipient = recipient
        self.content = content
    }

    /// Whether nothing in the addresses ends their command.
    var isValid: Bool {
        !recipient.isEmpty
            && [sender, recipient].allSatisfy { address in
                address.utf8.count <= 320
                    && address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>".utf8.contains($0) }
            }
    }
}

extension SMTPMessage: CustomStringConvertible {
    /// The size: addresses and texts are personal.
    package var description: String { "a mail of \(content.count) bytes" }
}
