/// Cuts a dump into tokens; comments are passed over, also those that a server would run.
struct DumpLexer {
    /// The longest name that MySQL has, in bytes of UTF-8.
    private static let longestName = 64 * 4

    /// The longest number.
    private static let longestNumber = 80

    private let bytes: [UInt8]
    private var place = 0

    /// The line of the next token, from 1.
    private(set) var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }

    func fault(_ reason: String) -> ImportFault { ImportFault(line: line, reason) }

    private func peek(_ offset: Int = 0) -> UInt8? {
        place + offset < bytes.count ? bytes[place + offset] : nil
    }

    /// The next token.
    mutating func next() throws(ImportFault) -> DumpToken {
        try skipSpace()
        guard let byte = peek() else { return .end }
        switch byte {
        case UInt8(ascii: "`"): return .name(try quotedName())
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return .text(try text(byte))
        case 0x30...0x39: return try number()
        case _ where Self.isWordByte(byte): return try word()
        default:
            place += 1
            return .symbol(byte)
        }
    }

    /// Passes over the rest of a statement.
    mutating func skipStatement() throws(ImportFault) {
        while true {
            switch try next() {
            case .symbol(UInt8(ascii: ";")), .end: return
            default: break
            }
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...: true
        default: false
        }
    }

    private mutating func skipSpace() throws(ImportFault) {
        while let byte = peek() {
            switch byte {
            case 0x0A:
                line += 1
                place += 1
            case 0x20, 0x09, 0x0D: place += 1
            case UInt8(ascii: "#"): skipLine()
            case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-") && (peek(2) ?? 0x20) <= 0x20: skipLine()
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): try skipComment()
            default: return
            }
        }
    }

    private mutating func skipLine() {
        while let byte = peek(), byte != 0x0A { place += 1 }
    }

    private mutating func skipComment() throws(ImportFault) {
        let start = line
        place += 2
        while let byte = peek() {
            if byte == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                place += 2
                return
            }
            if byte == 0x0A { line += 1 }
            place += 1
        }
        throw ImportFault(line: start, "a comment is not closed")
    }

    private mutating func quotedName() throws(ImportFault) -> String {
        place += 1
        var name: [UInt8] = []
        while let byte = peek() {
            place += 1
            if byte == UInt8(ascii: "`") {
                guard peek() == byte else { return try decoded(name, "a name") }
                place += 1
            }
            guard byte != 0x0A, byte != 0 else { break }
            name.append(byte)
            guard name.count <= Self.longestName else { throw fault("a name is longer than 64 characters") }
        }
        throw fault("a name in backquotes is not closed")
    }

    private mutating func text(_ mark: UInt8) throws(ImportFault) -> [UInt8] {
        let start = line
        place += 1
        var text: [UInt8] = []
        while let byte = peek() {
            place += 1
            switch byte {
            case mark:
                guard peek() == mark else { return text }
                place += 1
                text.append(mark)
            case UInt8(ascii: "\\"):
                guard let escaped = peek() else { break }
                place += 1
                if escaped == 0x0A { line += 1 }
                text += Self.unescaped(escaped)
            default:
                if byte == 0x0A { line += 1 }
                text.append(byte)
            }
        }
        throw ImportFault(line: start, "a text is not closed")
    }

    /// What a letter behind a backslash stands for, as MySQL reads it.
    private static func unescaped(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "0"): [0]
        case UInt8(ascii: "b"): [8]
        case UInt8(ascii: "n"): [10]
        case UInt8(ascii: "r"): [13]
        case UInt8(ascii: "t"): [9]
        case UInt8(ascii: "Z"): [26]
        case UInt8(ascii: "%"), UInt8(ascii: "_"): [UInt8(ascii: "\\"), byte]
        default: [byte]
        }
    }

    private mutating func number() throws(ImportFault) -> DumpToken {
        if peek() == 0x30, peek(1) == UInt8(ascii: "x") || peek(1) == UInt8(ascii: "X") {
            place += 2
            return .text(try hexadecimal { $0.isASCIIWordByte })
        }
        var digits: [UInt8] = []
        while let byte = peek() {
            let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            guard byte.isASCIIWordByte || byte == UInt8(ascii: ".") || isSign && digits.last.map({ $0 | 0x20 }) == 0x65
            else { break }
            place += 1
            digits.append(byte)
            guard digits.count <= Self.longestNumber else { throw fault("a number is too long") }
        }
        let text = String(decoding: digits, as: UTF8.self)
        guard Double(text) != nil else { throw fault("\(text.prefix(40)) is not a number") }
        return .number(text)
    }

    private mutating func word() throws(ImportFault) -> DumpToken {
        var word: [UInt8] = []
        while let byte = peek(), Self.isWordByte(byte) {
            place += 1
            word.append(byte)
            guard word.count <= Self.longestName else { throw fault("a word is longer than 64 characters") }
        }
        let text = try decoded(word, "a word")
        guard peek() == UInt8(ascii: "'"), text.lowercased() == "x" || text.lowercased() == "b" else {
            return .word(text)
        }
        guard text.lowercased() == "x" else { throw fault("values of bits are not supported") }
        place += 1
        let bytes = try hexadecimal { $0 != UInt8(ascii: "'") }
        guard peek() == UInt8(ascii: "'") else { throw fault("a binary value is not closed") }
        place += 1
        return .text(bytes)
    }

    private mutating func hexadecimal(while isPart: (UInt8) -> Bool) throws(ImportFault) -> [UInt8] {
        var bytes: [UInt8] = []
        var high: UInt8?
        while let byte = peek(), isPart(byte) {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init) else {
                throw fault("a binary value has a digit that is not hexadecimal")
            }
            place += 1
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        guard high == nil else { throw fault("a binary value has an odd number of digits") }
        return bytes
    }

    private func decoded(_ bytes: [UInt8], _ what: String) throws(ImportFault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw fault("\(what) is not UTF-8") }
        return text
    }
}

extension UInt8 {
    fileprivate var isASCIIWordByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
