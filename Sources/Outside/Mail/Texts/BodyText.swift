/// The text of a mail or of one of its forms, of bounded size.
package struct BodyText: Sendable, Hashable {
    /// With CRLF at the end of each line.
    let text: String

    /// Bytes of UTF-8.
    package static let maximumLength = 256 << 10

    /// `nil` if `text` has more than ``maximumLength`` bytes, or a control character other than tab and line breaks.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.maximumLength else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + text.utf8.count / 32)
        var previous: UInt8 = 0
        // Bytes, because asking for the category of each character would take most of the time in which a mail is written.
        for byte in text.utf8 {
            switch byte {
            case 0x0A where previous == 0x0D: break
            case 0x0A, 0x0D:
                bytes.append(0x0D)
                bytes.append(0x0A)
            case 0x09: bytes.append(byte)
            case 0..<0x20, 0x7F: return nil
            // U+0080 to U+009F are the other control characters; C2 begins nothing but two bytes.
            case 0x80...0x9F where previous == 0xC2: return nil
            default: bytes.append(byte)
            }
            previous = byte
        }
        self.text = String(decoding: bytes, as: UTF8.self)
    }
}
