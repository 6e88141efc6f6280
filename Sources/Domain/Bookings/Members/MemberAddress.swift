/// An e-mail address as members are known by it: in small letters, without space around it.
package enum MemberAddress {
    /// `nil` if the text is not an e-mail address.
    package static func normalized(_ text: String) -> String? {
        let trimmed = text.drop(while: \.isWhitespace)
        guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        let address = trimmed[...last].lowercased()
        return ContactFormat.isEmail(address) ? address : nil
    }
}
