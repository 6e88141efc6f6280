/// Tells UTF-8 from other bytes.
enum UTF8Check {
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Whether bytes are well-formed UTF-8 (RFC 3629): shortest forms only, no surrogates, nothing beyond U+10FFFF.
    ///
    /// `ByteLanes.overhang` bytes after the field must be readable. O(*n*), eight bytes at a time while they are ASCII.
    static func isValid(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let bytes = field.baseAddress else { return true }
        var place = 0
        while place < field.count {
            let left = field.count - place
            var word = ByteLanes.load(bytes + place)
            if left < 8 { word &= ~0 >> UInt64(64 - left * 8) }
            let others = word & highBits
            if others == 0 {
                place += 8
                continue
            }
            place += others.trailingZeroBitCount / 8
            let length = sequenceLength(bytes + place, left: field.count - place)
            if length == 0 { return false }
            place += length
        }
        return true
    }

    /// How many bytes the sequence has that begins with a byte beyond ASCII; 0 if it is malformed.
    private static func sequenceLength(_ bytes: UnsafePointer<UInt8>, left: Int) -> Int {
        let lead = bytes[0]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return 0
        }
        guard length <= left, second.contains(bytes[1]) else { return 0 }
        for index in 2..<max(2, length) where bytes[index] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
