extension Sequence<UInt8> {
    /// Two lower-case digits for each byte.
    ///
    /// O(n) for *n* bytes.
    package var hexadecimal: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * underestimatedCount)
        for byte in self {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }
}

extension FixedWidthInteger {
    /// All of its bits in lower-case digits, the highest first.
    package var hexadecimal: String {
        stride(from: bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> $0) }.hexadecimal
    }
}

/// The digit of a number below 16.
private func digit(_ number: UInt8) -> UInt8 {
    number < 10 ? UInt8(ascii: "0") + number : UInt8(ascii: "a") + number - 10
}
