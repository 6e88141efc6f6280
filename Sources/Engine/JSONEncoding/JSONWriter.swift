/// Writes nodes as bytes.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []

    init() {
        // Most documents are a booking or smaller.
        bytes.reserveCapacity(Self.usualBytes)
    }

    private static let usualBytes = 1_536

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Hands the bytes on, and has none until it is given them back.
    mutating func take() -> JSONWriter {
        defer { bytes = [] }
        return JSONWriter(bytes: bytes)
    }

    mutating func write(_ node: JSONNode) {
        switch node {
        case .null: writeNull()
        case .boolean(let value): write(value)
        case .integer(let value): write(value)
        case .unsigned(let value): bytes.append(contentsOf: String(value).utf8)
        case .number(let text): bytes.append(contentsOf: text.utf8)
        case .text(let text): write(text)
        case .object(let object): write(object)
        case .array(let array): write(array)
        case .document(let document): bytes += document
        }
    }

    mutating func writeNull() { append("null") }

    mutating func write(_ value: Bool) { append(value ? "true" : "false") }

    mutating func write(_ number: Int64) {
        // Nineteen digits and a sign.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var position = digits.count
            var rest = number.magnitude
            repeat {
                position -= 1
                digits[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 {
                position -= 1
                digits[position] = UInt8(ascii: "-")
            }
            bytes.append(contentsOf: digits[position...])
        }
    }

    /// Writes what opens an object or a list.
    mutating func begin(_ character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

    /// Writes what closes an object or a list, or what stands between a name and its value.
    mutating func end(_ character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

    mutating func separate() { bytes.append(UInt8(ascii: ",")) }

    /// Writes a name that needs no escape, and what stands around it.
    mutating func name(_ name: StaticString, isFirst: Bool) {
        if !isFirst { separate() }
        bytes.append(UInt8(ascii: "\""))
        append(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes a text that needs no escape.
    mutating func write(plain text: String) {
        assert(!text.utf8.contains(where: Self.needsEscape), "\(text) has to be escaped")
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func write(_ object: JSONObject) {
        bytes.append(UInt8(ascii: "{"))
        // Sorted by bytes, so that equal values have equal bytes in whatever order they were encoded.
        let members = object.members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        var isFirst = true
        for (index, member) in members.enumerated() {
            // Of several with one name, the last is meant.
            if index + 1 < members.count, members[index + 1].name == member.name { continue }
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            write(member.name)
            bytes.append(UInt8(ascii: ":"))
            write(member.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ array: JSONArray) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in array.elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { text in
            // Runs of bytes that need no escape are copied whole.
            var start = 0
            for (index, byte) in text.enumerated() where Self.needsEscape(byte) {
                bytes.append(contentsOf: text[start..<index])
                escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: text[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        // Nothing else needs one, as the document is UTF-8; a slash does not.
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x08: append("\\b")
        case 0x0C: append("\\f")
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x09: append("\\t")
        default:
            append("\\u00")
            bytes.append(Self.digits[Int(byte >> 4)])
            bytes.append(Self.digits[Int(byte & 15)])
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
