/// Reads the API's description, which is our own JSON: a fault ends the reading without a reason.
///
/// Bodies of requests are read by `WireFormat`, which gives reasons and keeps no order.
///
/// - Complexity: O(*n*), where *n* is the number of bytes.
struct DescriptionReader {
    private let bytes: [UInt8]
    private var position = 0

    /// `nil` if the bytes are not JSON.
    static func read(_ bytes: [UInt8]) -> DescriptionValue? {
        var reader = DescriptionReader(bytes: bytes)
        let value = reader.value()
        reader.skipSpace()
        return reader.next == nil ? value : nil
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ character: Character) -> Bool {
        skipSpace()
        guard next == character.asciiValue else { return false }
        position += 1
        return true
    }

    private mutating func value() -> DescriptionValue? {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return array()
        case UInt8(ascii: "\""): return string().map(DescriptionValue.text)
        default: return word()
        }
    }

    private mutating func object() -> DescriptionValue? {
        position += 1
        if take("}") { return .object([]) }
        var members: [(String, DescriptionValue)] = []
        repeat {
            skipSpace()
            guard let name = string(), take(":"), let value = value() else { return nil }
            members.append((name, value))
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func array() -> DescriptionValue? {
        position += 1
        if take("]") { return .array([]) }
        var elements: [DescriptionValue] = []
        repeat {
            guard let value = value() else { return nil }
            elements.append(value)
        } while take(",")
        return take("]") ? .array(elements) : nil
    }

    /// A number, `true`, `false` or `null`.
    private mutating func word() -> DescriptionValue? {
        let start = position
        while let byte = next, !",]} \n\r\t".utf8.contains(byte) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        switch word {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null": return .null
        default: return Double(word) == nil ? nil : .number(word)
        }
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let character = escaped() else { return nil }
                text.append(contentsOf: String(Character(character)).utf8)
            default: text.append(byte)
            }
        }
        return nil
    }

    /// What follows a backslash; half a surrogate pair is not a character.
    private mutating func escaped() -> Unicode.Scalar? {
        guard let byte = next else { return nil }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "u"):
            guard let unit = codeUnit() else { return nil }
            if let scalar = Unicode.Scalar(unit) { return scalar }
            // The first half of a pair, which only the second can follow (RFC 8259, section 7).
            guard unit < 0xdc00, next == UInt8(ascii: "\\") else { return nil }
            position += 1
            guard next == UInt8(ascii: "u") else { return nil }
            position += 1
            guard let second = codeUnit(), (0xdc00...0xdfff).contains(second) else { return nil }
            return Unicode.Scalar(0x1_0000 + (UInt32(unit) - 0xd800) << 10 + UInt32(second) - 0xdc00)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        default: return nil
        }
    }

    /// Four hexadecimal digits.
    private mutating func codeUnit() -> UInt16? {
        let digits = bytes[position..<min(position + 4, bytes.count)]
        position += digits.count
        let hexadecimal = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        return digits.count == 4 && hexadecimal ? UInt16(String(decoding: digits, as: UTF8.self), radix: 16) : nil
    }
}
