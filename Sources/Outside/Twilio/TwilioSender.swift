package import ShortMessages

/// As whom messages go out.
package enum TwilioSender: Sendable, Hashable {
    case number(PhoneNumber)
    /// A name of 1 to 11 letters, digits and spaces, which recipients cannot answer.
    case name(String)
    /// A messaging service, `MG…`, which picks the number.
    case service(String)

    /// `nil` if `text` is none of the three; a name has a letter.
    package init?(_ text: String) {
        if let number = PhoneNumber(text) {
            self = .number(number)
        } else if TwilioSettings.isID(text, "MG") {
            self = .service(text)
        } else {
            guard (1...11).contains(text.utf8.count), text.utf8.first != 0x20, text.utf8.last != 0x20,
                text.utf8.allSatisfy({ Self.isLetter($0) || 0x30...0x39 ~= $0 || $0 == 0x20 }),
                text.utf8.contains(where: Self.isLetter)
            else { return nil }
            self = .name(text)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
}
