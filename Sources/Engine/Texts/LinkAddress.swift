/// The address of a link in a message: `https`, or `http` for installations without certificates.
public struct LinkAddress: Hashable, Sendable {
    /// The address, in printable ASCII without spaces and quotes.
    public let text: String

    /// An address; `nil` if its scheme is another, it is longer than 2,000 bytes, or it holds what a URL may not.
    public init?(_ text: String) {
        let isWeb = text.hasPrefix("https://") || text.hasPrefix("http://")
        // Mail programs look for addresses in plain text, and end them at such a character.
        let isPlain = text.utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && !"\"'<>\\^`{|}".utf8.contains(byte)
        }
        guard isWeb, isPlain, text.utf8.count <= 2_000 else { return nil }
        self.text = text
    }
}
