/// A number that messages can go to, in the form of E.164.
package struct PhoneNumber: Sendable, Hashable {
    /// With `+` and the country, such as `+4915112345678`.
    package let text: String

    /// `nil` if `text` is not `+` and 8 to 15 digits, the first of which is not 0; spaces are not taken out.
    package init?(_ text: String) {
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: "+"), (8...15).contains(digits.count), digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ 0x30...0x39 ~= $0 })
        else { return nil }
        self.text = text
    }

    /// Without `+`.
    package var digits: String { String(text.dropFirst()) }
}

extension PhoneNumber: CustomStringConvertible, CustomDebugStringConvertible {
    /// Not the number: whose it is stays out of logs.
    package var description: String { "a phone number" }
    package var debugDescription: String { description }
}
