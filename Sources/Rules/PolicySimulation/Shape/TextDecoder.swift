/// Decodes text to UTF-8 incrementally.
///
/// Invalid input becomes a byte that never occurs in UTF-8, so that its row is rejected.
struct TextDecoder {
    private let encoding: TextEncoding
    private var isAtBeginning = true

    /// The first byte of an incomplete UTF-16 code unit, and a pending high surrogate.
    private var halfUnit: UInt8?
    private var highSurrogate: UInt16?

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
    }

    /// The characters of 0x80 to 0x9F in Windows-1252; 0 for unassigned ones.
    private static let windowsCharacters: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// Decodes bytes and appends them; an incomplete character is completed by the next call.
    mutating func decode(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
        switch encoding {
        case .utf8: text.append(contentsOf: bytes)
        case .latin1:
            for byte in bytes { Self.append(UInt32(byte), to: &text) }
        case .windows1252:
            for byte in bytes {
                let isSpecial = (0x80...0x9F).contains(byte)
                let character = isSpecial ? UInt32(Self.windowsCharacters[Int(byte) - 0x80]) : UInt32(byte)
                Self.append(isSpecial && character == 0 ? 0xD800 : character, to: &text)
            }
        case .utf16LittleEndian, .utf16BigEndian:
            for byte in bytes { addUnitByte(byte, to: &text) }
        }
    }

    /// Reports an incomplete character at the end as invalid.
    mutating func finish(into text: inout [UInt8]) {
        if halfUnit != nil || highSurrogate != nil { Self.append(0xD800, to: &text) }
        halfUnit = nil
        highSurrogate = nil
    }

    private mutating func addUnitByte(_ byte: UInt8, to text: inout [UInt8]) {
        guard let first = halfUnit else {
            halfUnit = byte
            return
        }
        halfUnit = nil
        let isLittle = encoding == .utf16LittleEndian
        let unit = isLittle ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte)
        if isAtBeginning {
            isAtBeginning = false
            if unit == 0xFEFF { return }
        }
        addUnit(unit, to: &text)
    }

    private mutating func addUnit(_ unit: UInt16, to text: inout [UInt8]) {
        let high = highSurrogate
        highSurrogate = nil
        switch unit {
        case 0xD800...0xDBFF:
            if high != nil { Self.append(0xD800, to: &text) }
            highSurrogate = unit
        case 0xDC00...0xDFFF:
            guard let high else { return Self.append(0xD800, to: &text) }
            Self.append(0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00), to: &text)
        default:
            if high != nil { Self.append(0xD800, to: &text) }
            Self.append(UInt32(unit), to: &text)
        }
    }

    /// Appends a scalar, or a byte that never occurs in UTF-8 if it is not one.
    private static func append(_ value: UInt32, to text: inout [UInt8]) {
        if value < 0x80 {
            text.append(UInt8(value))
        } else if let scalar = Unicode.Scalar(value) {
            text.append(contentsOf: Array(String(Character(scalar)).utf8))
        } else {
            text.append(0xFF)
        }
    }
}
