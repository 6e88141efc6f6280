extension RandomNumberGenerator {
    /// So many letters of an alphabet of 32, each as likely as any other.
    ///
    /// Twelve from each number: the system's generator is a system call for each.
    mutating func letters(_ count: Int, of alphabet: [UInt8]) -> [UInt8] {
        precondition(alphabet.count == 32, "A letter is five bits.")
        var bits: UInt64 = 0
        return (0..<count).map { position in
            if position.isMultiple(of: 12) { bits = next() }
            defer { bits >>= 5 }
            return alphabet[Int(bits & 31)]
        }
    }
}
