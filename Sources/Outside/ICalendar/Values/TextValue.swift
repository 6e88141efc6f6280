/// Texts as iCalendar escapes them.
internal enum TextValue {
    /// The text of a TEXT value: `\n`, `\,`, `\;` and `\\` undone (RFC 5545 §3.3.11).
    internal static func unescaped(_ bytes: Bytes) -> String {
        guard bytes.contains(UInt8(ascii: "\\")) else { return bytes.text }
        var text: [UInt8] = []
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                text.append(byte.folded == UInt8(ascii: "n") ? 0x0A : byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The text of a parameter: `^n`, `^'` and `^^` undone (RFC 6868), and backslashes as in values, which some writers use.
    internal static func ofParameter(_ bytes: Bytes) -> String {
        guard bytes.contains(UInt8(ascii: "^")) else { return unescaped(bytes) }
        var text: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let next = position + 1 < bytes.count ? bytes[position + 1] : 0
            if bytes[position] == UInt8(ascii: "^"), let byte = unescapedCaret(next) {
                text.append(byte)
                position += 2
            } else {
                text.append(bytes[position])
                position += 1
            }
        }
        return text.withUnsafeBytes(unescaped)
    }

    private static func unescapedCaret(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "'"): UInt8(ascii: "\"")
        case UInt8(ascii: "^"): byte
        default: nil
        }
    }
}
