import Crypto
import Hexadecimal

/// A picture that a provider's pages show.
package struct ProviderLogo: Hashable, Sendable {
    package let format: Format

    /// Identifies the content: the first 16 hexadecimal digits of its SHA-256.
    package let digest: String

    /// `nil` in a provider that was read from the database: the bytes are read separately.
    package let bytes: [UInt8]?

    /// Raster formats only, since an SVG can contain scripts.
    package enum Format: String, Sendable {
        case png, jpeg, webp

        package var mediaType: String { "image/\(rawValue)" }

        /// Recognizes a format by its signature; a name or type that a sender gives does not count.
        init?(_ bytes: [UInt8]) {
            if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
                self = .png
            } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
                self = .jpeg
            } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
                self = .webp
            } else {
                return nil
            }
        }
    }

    package static let maximumBytes = 65_536

    /// `nil` if there are more than ``maximumBytes`` bytes, or if they are not of an accepted format.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.maximumBytes, let format = Format(bytes) else { return nil }
        self.format = format
        self.bytes = bytes
        digest = SHA256.hash(data: bytes).prefix(8).hexadecimal
    }

    /// A logo without its bytes; `nil` for an unknown format.
    init?(format: String, digest: String) {
        guard let format = Format(rawValue: format) else { return nil }
        self.format = format
        self.digest = digest
        bytes = nil
    }
}
