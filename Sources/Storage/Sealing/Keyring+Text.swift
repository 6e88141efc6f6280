import Crypto
import Foundation

extension Keyring {
    /// The keys of a setting: each 32 random bytes in Base64, between white space or commas; the first one seals.
    ///
    /// Throws ``SealingError/Code/invalidKeys`` without quoting any of it.
    package init(text: String) throws(SealingError) {
        let words = text.split { $0.isWhitespace || $0 == "," }
        guard words.count <= Self.maximumKeys else {
            throw SealingError(.invalidKeys, "There are more than \(Self.maximumKeys) keys.")
        }
        var keys: [Key] = []
        for word in words {
            guard let bytes = Data(base64Encoded: String(word)), let key = Key(Array(bytes)) else {
                throw SealingError(.invalidKeys, "A key is not 32 random bytes in Base64.")
            }
            keys.append(key)
        }
        try self.init(keys)
    }

    /// More have not been rotated out in time.
    private static let maximumKeys = 8
}
