import Crypto

/// A picture that a provider's pages show.
package struct ProviderLogo: Hashable, Sendable {
    package let format: Format

    /// Names the content: the first 16 digits of its SHA-256.
    package let digest: String

    /// `nil` in a provider that was read: the bytes are read by themselves.
    package let bytes: [UInt8]?

    /// Formats of pixels, which browsers show without running anything in them: not SVG.
    package enum Format: String, Sendable {
        case png, jpeg, webp

        package var mediaType: String { "image/\(rawValue)" }

        /// By how the bytes begin; a name or a type that somebody gives is not looked at.
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

    package static let mostBytes = 65_536

    /// `nil` for more than ``mostBytes`` bytes, and for those of no format that is shown.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.mostBytes, let format = Format(bytes) else { return nil }
        self.format = format
        self.bytes = bytes
        let hash = SHA256.hash(data: bytes).prefix(8)
        digest = hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// One whose bytes are not read; `nil` for a format that is not known.
    init?(format: String, digest: String) {
        guard let format = Format(rawValue: format) else { return nil }
        self.format = format
        self.digest = digest
        bytes = nil
    }
}
