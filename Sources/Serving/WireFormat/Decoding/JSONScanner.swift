import Bookings
import Policies

/// Reads a JSON document and refuses what lenient readers let pass.
///
/// RFC 8259 leaves to the reader what a repeated member or half a surrogate pair means; here neither means anything, and a
/// comma is followed by a value. O(n) in the bytes of the document.
struct JSONScanner {
    /// How deeply values can be nested.
    private static let greatestDepth = 64

    private let bytes: [UInt8]
    private var position = 0
    private var keys: [Key] = []

    private enum Key {
        case member(String)
        case element(Int)
    }

    /// Throws ``WireError`` for the first thing that is wrong; empty fields mean the document itself.
    static func read(_ bytes: [UInt8]) throws(WireError) -> JSONValue {
        var scanner = JSONScanner(bytes: bytes)
        let value = try scanner.value()
        scanner.skipSpace()
        guard scanner.position == bytes.count else { throw scanner.malformed }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func value() throws(WireError) -> JSONValue {
        skipSpace()
        guard keys.count <= Self.greatestDepth else {
            throw WireError(field: "", reason: "The document is nested more than \(Self.greatestDepth) deep.")
        }
        switch next {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func object() throws(WireError) -> [String: JSONValue] {
        position += 1
        skipSpace()
        guard !take("}") else { return [:] }
        var members: [String: JSONValue] = [:]
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw malformed }
            let name = try string()
            keys.append(.member(name))
            guard members[name] == nil else {
                throw refusal("This member may be given only once.", FieldFault(.repeated))
            }
            skipSpace()
            guard take(":") else { throw malformed }
            members[name] = try value()
            keys.removeLast()
            skipSpace()
        } while take(",")
        guard take("}") else { throw malformed }
        return members
    }

    private mutating func array() throws(WireError) -> [JSONValue] {
        position += 1
        skipSpace()
        guard !take("]") else { return [] }
        var elements: [JSONValue] = []
        repeat {
            keys.append(.element(elements.count))
            elements.append(try value())
            keys.removeLast()
            skipSpace()
        } while take(",")
        guard take("]") else { throw malformed }
        return elements
    }

    /// The text of a string, its escapes resolved.
    private mutating func string() throws(WireError) -> String {
        position += 1
        let start = position
        // Most have nothing to be resolved, and are taken as they stand.
        while let byte = next, byte != UInt8(ascii: "\\"), byte >= 0x20 {
            position += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: bytes[start..<position - 1], as: UTF8.self) }
        }
        var units = Array(bytes[start..<position])
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &units)
            case 0..<0x20: throw malformed
            default: units.append(byte)
            }
        }
        throw malformed
    }

    private mutating func escape(into units: inout [UInt8]) throws(WireError) {
        guard let byte = next else { throw malformed }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(byte)
        case UInt8(ascii: "b"): units.append(0x08)
        case UInt8(ascii: "f"): units.append(0x0C)
        case UInt8(ascii: "n"): units.append(0x0A)
        case UInt8(ascii: "r"): units.append(0x0D)
        case UInt8(ascii: "t"): units.append(0x09)
        case UInt8(ascii: "u"): units += try Array(String(Character(escapedScalar())).utf8)
        default: throw malformed
        }
    }

    /// The character behind `\u`, which is two escapes where it lies outside the basic plane.
    private mutating func escapedScalar() throws(WireError) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take("\\"), take("u") else { throw refusal(Self.halfPair, FieldFault(.character)) }
        let second = try hexadecimal()
        guard 0xDC00..<0xE000 ~= second,
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw refusal(Self.halfPair, FieldFault(.character)) }
        return scalar
    }

    private mutating func hexadecimal() throws(WireError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw malformed }
        var value: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw malformed }
            value = value << 4 + UInt32(digit)
        }
        position += 4
        return value
    }

    private mutating func number() throws(WireError) -> String {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(WireError) {
        let start = position
        while let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
        guard position > start else { throw malformed }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(WireError) -> JSONValue {
        let end = position + word.utf8CodeUnitCount
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard end <= bytes.count, bytes[position..<end].elementsEqual(expected) else { throw malformed }
        position = end
        return value
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private func refusal(_ reason: String, _ fault: FieldFault) -> WireError {
        let path = keys.reduce(into: "") { path, key in
            switch key {
            case .element(let index): path += "[\(index)]"
            case .member(let name):
                let visible = quoted(name).dropFirst().dropLast()
                path += path.isEmpty ? visible : ".\(visible)"
            }
        }
        return WireError(field: path, reason: reason, fault: fault)
    }

    private static let halfPair = "This holds half of a surrogate pair, which is not a character."

    /// That nothing of JSON can stand at the position, which is told in lines and characters from 1.
    private var malformed: WireError {
        let before = bytes[..<min(position, bytes.count)]
        let line = 1 + before.count { $0 == 0x0A }
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        // What is no first byte of a character belongs to the one before.
        let column = 1 + before[start...].count { $0 & 0xC0 != 0x80 }
        let what = position < bytes.count ? "something else was expected" : "it ends too early"
        return WireError(
            field: "",
            reason: "The document is not well-formed JSON: in line \(line), column \(column) \(what).",
            fault: FieldFault(.syntax, ["line": .number(Int64(line)), "column": .number(Int64(column))])
        )
    }
}
