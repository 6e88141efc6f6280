import Crypto

/// A random text that opens something: an API key or the token of a booking.
///
/// Only its hash is ever stored.
package struct Secret: Sendable {
    /// What the holder presents, such as `bk_…`.
    package let text: String

    /// What kind of thing a secret opens.
    package enum Kind: String, Sendable {
        case apiKey = "bk"
        case bookingToken = "bt"
    }

    /// Takes what a holder presents; none where it is not of the kind.
    package init?(_ text: String, kind: Kind) {
        guard text.hasPrefix("\(kind.rawValue)_"), text.utf8.count == kind.rawValue.utf8.count + 1 + Self.length else {
            return nil
        }
        self.text = text
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// A new secret of 160 random bits.
    package static func make(_ kind: Kind) -> Secret {
        var random = SystemRandomNumberGenerator()
        let letters = (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
        return Secret(unchecked: "\(kind.rawValue)_" + String(decoding: letters, as: UTF8.self))
    }

    /// SHA-256 of the text.
    ///
    /// The text holds as much chance as the hash can, so it needs no salt and no slow hash.
    package var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    private static let length = 32
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
}
