import Crypto

/// The content hash of a policy: SHA-256 over the bytes of its source, written `sha256:` and 64 hexadecimal digits.
public struct PolicyVersion: Hashable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The version of a source.
    ///
    /// O(*n*) in its length.
    public init(of source: [UInt8]) {
        var hash = SHA256()
        source.withUnsafeBytes { hash.update(bufferPointer: $0) }
        self.init(bytes: Array(hash.finalize()))
    }

    /// A version from its text; `nil` unless it is `sha256:` and 64 lowercase hexadecimal digits.
    public init?(_ text: some StringProtocol) {
        guard text.hasPrefix("sha256:"), text.utf8.count == 71 else { return nil }
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in text.utf8.dropFirst(7) {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        self.init(bytes: bytes)
    }

    private init(bytes: [UInt8]) {
        func word(_ index: Int) -> UInt64 {
            bytes[index * 8..<index * 8 + 8].reduce(0) { $0 << 8 | UInt64($1) }
        }
        words = (word(0), word(1), word(2), word(3))
    }

    /// Whether two versions are of the same bytes.
    public static func == (left: Self, right: Self) -> Bool {
        left.words == right.words
    }

    /// Feeds one word of the hash.
    public func hash(into hasher: inout Hasher) {
        // A cryptographic hash is evenly spread: one word of it tells versions apart.
        hasher.combine(words.0)
    }
}

extension PolicyVersion: CustomStringConvertible {
    /// `sha256:` and 64 hexadecimal digits.
    public var description: String {
        String(unsafeUninitializedCapacity: 71) { text in
            _ = text.initialize(fromContentsOf: "sha256:".utf8)
            var position = 7
            func write(_ word: UInt64) {
                for shift in stride(from: 60, through: 0, by: -4) {
                    let digit = UInt8(truncatingIfNeeded: word >> UInt64(shift) & 0xF)
                    text[position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                    position += 1
                }
            }
            write(words.0)
            write(words.1)
            write(words.2)
            write(words.3)
            return position
        }
    }
}
