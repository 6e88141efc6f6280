extension UInt64 {
    /// All of its bits in lower-case digits, the highest first.
    ///
    /// Not generic, since each request has an id of such digits, and a generic one is not specialised for its callers.
    package var hexadecimal: String { String(digits: 16, of: self) }
}

extension UInt32 {
    /// All of its bits in lower-case digits, the highest first.
    package var hexadecimal: String { String(digits: 8, of: UInt64(self)) }
}

extension String {
    fileprivate init(digits count: Int, of number: UInt64) {
        self.init(unsafeUninitializedCapacity: count) { digits in
            for index in 0..<count {
                let shift = 4 * (count - 1 - index)
                digits.initializeElement(at: index, to: digit(UInt8(truncatingIfNeeded: number >> shift) & 15))
            }
            return count
        }
    }
}
