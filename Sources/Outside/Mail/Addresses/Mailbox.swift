/// An address and the name of whom it belongs to.
package struct Mailbox: Sendable, Hashable {
    package let name: HeaderText?
    package let address: EmailAddress

    package init(_ address: EmailAddress, name: HeaderText? = nil) {
        self.address = address
        self.name = name
    }

    /// As the body of a header field, folded.
    var encoded: String {
        guard let name, !name.text.isEmpty else { return "<\(address.text)>" }
        return "\(Self.phrase(name))\r\n <\(address.text)>"
    }

    private static func phrase(_ name: HeaderText) -> String {
        if name.isPlain, name.text.unicodeScalars.allSatisfy({ $0 == " " || EmailAddress.isAtomCharacter($0) }) {
            return name.text
        }
        guard name.isPlain else { return EncodedWords.encode(name.text) }
        let escaped = name.text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
        return "\"\(String(escaped))\""
    }
}
