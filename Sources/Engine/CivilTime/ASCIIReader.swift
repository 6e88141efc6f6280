/// Reads fixed-width fields of ASCII text from left to right.
internal struct ASCIIReader {
    private var rest: Substring.UTF8View

    internal init(_ text: String) {
        rest = text[...].utf8
    }

    internal var isAtEnd: Bool { rest.isEmpty }

    internal var next: UInt8? { rest.first }

    /// Exactly `count` decimal digits; nothing else is consumed.
    internal mutating func number(digits count: Int) -> Int? {
        assert(count <= 18, "a number of so many digits fits an `Int`")
        var value = 0
        let field = rest.prefix(count)
        guard field.count == count else { return nil }
        for byte in field {
            guard let digit = byte.decimalDigit else { return nil }
            value = value * 10 + digit
        }
        rest = rest.dropFirst(count)
        return value
    }

    /// All decimal digits ahead, at least one and at most `limit`.
    internal mutating func number(upTo limit: Int) -> Int? {
        // All digits are counted before any is read, so that one too many is an error and not left for the next field.
        let count = rest.prefix { $0.decimalDigit != nil }.count
        guard (1...limit).contains(count) else { return nil }
        return number(digits: count)
    }

    /// Whether `character` came next, which then is consumed.
    internal mutating func skip(_ character: Unicode.Scalar) -> Bool {
        assert(character.isASCII, "one byte is one character only in ASCII")
        guard let byte = rest.first, UInt32(byte) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    /// Consumes while `isMember` holds and gives back the text.
    internal mutating func text(while isMember: (UInt8) -> Bool) -> String {
        let field = rest.prefix(while: isMember)
        rest = rest.dropFirst(field.count)
        return String(Substring(field))
    }

    /// A date as `YYYY-MM-DD` that exists.
    internal mutating func date() -> CivilDate? {
        guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
            let day = number(digits: 2)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }
}

extension UInt8 {
    /// The value of an ASCII digit.
    internal var decimalDigit: Int? {
        (0x30...0x39).contains(self) ? Int(self) - 0x30 : nil
    }
}

extension DefaultStringInterpolation {
    /// Appends a number that is not negative with zeros before it to at least `width` digits.
    internal mutating func appendInterpolation(padded value: Int, _ width: Int) {
        assert(value >= 0, "zeros would come before the sign")
        let digits = String(value)
        appendLiteral(String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)))
        appendLiteral(digits)
    }
}
