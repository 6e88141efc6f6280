extension WallDateTime {
    /// How many bytes ``write(to:)`` writes.
    public static let byteCount = 19

    /// Writes the text of ``description`` as ASCII to the first nineteen bytes.
    public func write(to bytes: UnsafeMutableRawBufferPointer) {
        precondition(bytes.count >= Self.byteCount, "A reading takes nineteen bytes.")
        let (year, month, day) = date.components
        write(year / 100, at: 0, of: bytes)
        write(year % 100, at: 2, of: bytes)
        bytes[4] = UInt8(ascii: "-")
        write(month, at: 5, of: bytes)
        bytes[7] = UInt8(ascii: "-")
        write(day, at: 8, of: bytes)
        bytes[10] = UInt8(ascii: "T")
        write(hour, at: 11, of: bytes)
        bytes[13] = UInt8(ascii: ":")
        write(minute, at: 14, of: bytes)
        bytes[16] = UInt8(ascii: ":")
        write(second, at: 17, of: bytes)
    }

    /// The text of ``description``, with one more letter at its end if there is one.
    internal func text(endingIn last: UInt8?) -> String {
        let count = Self.byteCount + (last == nil ? 0 : 1)
        return String(unsafeUninitializedCapacity: count) { bytes in
            write(to: UnsafeMutableRawBufferPointer(bytes))
            if let last { bytes[Self.byteCount] = last }
            return count
        }
    }

    /// Writes two digits.
    private func write(_ number: Int, at position: Int, of bytes: UnsafeMutableRawBufferPointer) {
        assert((0...99).contains(number), "two digits hold it")
        bytes[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
        bytes[position + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
    }
}
