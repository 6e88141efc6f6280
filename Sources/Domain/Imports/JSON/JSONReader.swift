/// Reads a JSON text (RFC 8259) whole, within bounds.
struct JSONReader {
    /// How deep lists and objects may lie in each other.
    static let maximumDepth = 64

    private let bytes: [UInt8]
    private var place = 0
    private var line = 1

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }

    /// Throws with the line at which the text is not JSON.
    static func read(_ bytes: [UInt8]) throws(ImportFault) -> JSONValue {
        var reader = JSONReader(bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.place == bytes.count else { throw reader.fault("something follows the end of the document") }
        return value
    }

    private func fault(_ reason: String) -> ImportFault { ImportFault(line: line, "this is not JSON: \(reason)") }

    private mutating func skipSpace() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x0A: line += 1
            case 0x20, 0x09, 0x0D: break
            default: return
            }
            place += 1
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) throws(ImportFault) -> JSONValue {
        guard depth < Self.maximumDepth else { throw fault("it is nested deeper than \(Self.maximumDepth)") }
        skipSpace()
        guard place < bytes.count else { throw fault("it ends too early") }
        let start = line
        switch bytes[place] {
        case UInt8(ascii: "{"): return JSONValue(content: try object(depth), line: start)
        case UInt8(ascii: "["): return JSONValue(content: try list(depth), line: start)
        case UInt8(ascii: "\""): return JSONValue(content: .text(try text()), line: start)
        case UInt8(ascii: "-"), 0x30...0x39: return JSONValue(content: .number(try number()), line: start)
        default:
            for (word, content) in [("null", JSONValue.Content.null), ("true", .bool(true)), ("false", .bool(false))]
            where bytes[place...].starts(with: word.utf8) {
                place += word.utf8.count
                return JSONValue(content: content, line: start)
            }
            throw fault("a value was expected")
        }
    }

    private mutating func object(_ depth: Int) throws(ImportFault) -> JSONValue.Content {
        place += 1
        var members: [String: JSONValue] = [:]
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipSpace()
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { throw fault("a name was expected") }
            let name = try text()
            guard take(UInt8(ascii: ":")) else { throw fault("a colon was expected") }
            // Which of two would count is for nobody to guess.
            guard members[name] == nil else { throw fault("the name \"\(name.prefix(40))\" stands twice in an object") }
            members[name] = try value(depth: depth + 1)
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw fault("an object is not closed") }
        return .object(members)
    }

    private mutating func list(_ depth: Int) throws(ImportFault) -> JSONValue.Content {
        place += 1
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .list(elements) }
        repeat { elements.append(try value(depth: depth + 1)) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw fault("a list is not closed") }
        return .list(elements)
    }

    private mutating func number() throws(ImportFault) -> String {
        let start = place
        while place < bytes.count, "+-.eE0123456789".utf8.contains(bytes[place]) { place += 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        guard text.utf8.count <= 40, Double(text) != nil else { throw fault("\(text.prefix(40)) is not a number") }
        return text
    }

    private mutating func text() throws(ImportFault) -> String {
        place += 1
        var text: [UInt8] = []
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let valid = String(validating: text, as: UTF8.self) else { throw fault("a text is not UTF-8") }
                return valid
            case UInt8(ascii: "\\"): text += Array(String(try escaped()).utf8)
            case 0..<0x20: throw fault("a text holds a control character")
            default: text.append(byte)
            }
        }
        throw fault("a text is not closed")
    }

    private mutating func escaped() throws(ImportFault) -> Unicode.Scalar {
        guard place < bytes.count else { throw fault("a text is not closed") }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let high = try unit()
            guard (0xD800...0xDBFF).contains(high) else {
                guard let scalar = Unicode.Scalar(high) else { throw fault("half a character stands alone") }
                return scalar
            }
            guard bytes[place...].starts(with: "\\u".utf8) else { throw fault("half a character stands alone") }
            place += 2
            let low = try unit()
            guard (0xDC00...0xDFFF).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
            else { throw fault("half a character stands alone") }
            return scalar
        default: throw fault("a backslash is followed by something unknown")
        }
    }

    private mutating func unit() throws(ImportFault) -> UInt32 {
        let digits = bytes[place...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else {
            throw fault("\\u is not followed by four digits")
        }
        place += 4
        return value
    }
}
