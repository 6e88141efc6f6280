import CPolicyHost

/// Everything that an evaluation says, in 64 bits (FNV-1a): status, text, line, amount, instructions and bytes.
struct OutcomeDigest {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ result: policy_result) {
        add(UInt64(result.status.rawValue))
        add(UInt64(bitPattern: Int64(result.line)))
        add(UInt64(bitPattern: result.entitlement))
        add(UInt64(bitPattern: result.instructions))
        add(UInt64(bitPattern: result.bytes))
        withUnsafeBytes(of: result.text) { text in
            for byte in text.prefix(result.text_length) { add(byte) }
        }
    }

    private mutating func add(_ word: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }

    private mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
}
