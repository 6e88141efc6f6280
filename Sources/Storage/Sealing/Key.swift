import Crypto

extension Keyring {
    /// One key of 256 bits.
    package struct Key: Sendable {
        let material: SymmetricKey

        /// Tells keys apart and is stored with what they seal; nothing about the key follows from it.
        let id: [UInt8]

        /// In bytes.
        static let idLength = 8

        /// `nil` if these are not 32 bytes, or plainly not random.
        package init?(_ bytes: [UInt8]) {
            guard bytes.count == 32, Set(bytes).count >= Self.leastVariety else { return nil }
            material = SymmetricKey(data: bytes)
            let code = HMAC<SHA256>.authenticationCode(for: Array("key id".utf8), using: material)
            id = Array(code.prefix(Self.idLength))
        }

        /// 32 random bytes have fewer different values less than once in 10^20 times; a word typed 32 times has them always.
        private static let leastVariety = 12
    }
}
