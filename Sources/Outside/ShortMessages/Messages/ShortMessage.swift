/// A text for a phone.
package struct ShortMessage: Sendable, Hashable {
    /// What names the message here; 1 to 64 letters, digits, `-` and `_`.
    package let id: String
    package let recipient: PhoneNumber
    package let text: SMSText
    /// How long the service may try to deliver the message; what it takes is less where its own bound is.
    package let validity: Duration

    /// `nil` if `id` has other characters or another length than an id may have.
    package init?(id: String, to recipient: PhoneNumber, text: SMSText, validity: Duration) {
        guard (1...64).contains(id.utf8.count), id.utf8.allSatisfy(Self.isIDByte) else { return nil }
        self.id = id
        self.recipient = recipient
        self.text = text
        self.validity = validity
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension ShortMessage: CustomStringConvertible, CustomDebugStringConvertible {
    /// Its id: number and text are personal.
    package var description: String { "the short message \(id)" }
    package var debugDescription: String { description }
}
