/// A part of a file.
///
/// It is valid only while the file's bytes are being read.
internal typealias Bytes = UnsafeRawBufferPointer

extension UnsafeRawBufferPointer {
    /// The bytes at some positions, counted from zero again.
    internal func part(_ range: Range<Int>) -> Bytes {
        Bytes(rebasing: self[range])
    }

    /// The bytes from a position on.
    internal func part(from position: Int) -> Bytes {
        part(Swift.min(position, count)..<count)
    }

    /// Without the blanks at both ends.
    internal var trimmed: Bytes {
        var (first, last) = (0, count)
        while first < last, self[first].isBlank { first += 1 }
        while last > first, self[last - 1].isBlank { last -= 1 }
        return part(first..<last)
    }

    /// Whether it is this ASCII text, capitals and small letters taken as equal.
    internal func matches(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && begins(with: text)
    }

    /// Whether it begins with this ASCII text, capitals and small letters taken as equal.
    internal func begins(with text: StaticString) -> Bool {
        assert(text.hasPointerRepresentation, "a text of several characters is kept as bytes")
        guard count >= text.utf8CodeUnitCount else { return false }
        for position in 0..<text.utf8CodeUnitCount where self[position].folded != text.utf8Start[position].folded {
            return false
        }
        return true
    }

    /// Whether both are the same ASCII text, capitals and small letters taken as equal.
    internal func matches(_ other: some Collection<UInt8>) -> Bool {
        count == other.count && zip(self, other).allSatisfy { $0.folded == $1.folded }
    }

    /// The text, with what is not UTF-8 replaced.
    internal var text: String { String(decoding: self, as: UTF8.self) }

    /// The parts between separators, empty ones included.
    internal func forEachPart(separatedBy separator: UInt8, _ body: (Bytes) -> Void) {
        var start = 0
        for position in 0..<count where self[position] == separator {
            body(part(start..<position))
            start = position + 1
        }
        body(part(start..<count))
    }

    /// Parses an unsigned decimal number of `digits`, or `nil` for anything else.
    internal func number(at position: Int, digits: Int) -> Int? {
        guard position >= 0, position + digits <= count else { return nil }
        var number = 0
        for offset in 0..<digits {
            let digit = self[position + offset] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }

    /// Parses all of it as a decimal number with an optional sign, of at most nine digits.
    internal var signedNumber: Int? {
        guard let first else { return nil }
        let signed = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
        let digits = signed ? part(from: 1) : self
        guard (1...9).contains(digits.count), let number = digits.number(at: 0, digits: digits.count) else {
            return nil
        }
        return first == UInt8(ascii: "-") ? -number : number
    }
}

extension UInt8 {
    /// Whether it is a space or a tabulator, which fold lines.
    internal var isFoldMark: Bool { self == 0x20 || self == 0x09 }

    /// Whether it is a space, a tabulator or part of a line end.
    internal var isBlank: Bool { isFoldMark || self == 0x0D || self == 0x0A }

    /// The small letter of a capital of ASCII, all else as it is.
    internal var folded: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
