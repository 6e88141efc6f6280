/// The formats that are read, by their content; a name or type that a sender gives does not count.
package enum PictureFormat: Sendable {
    case jpeg, png, webp

    /// `nil` for anything else.
    ///
    /// The signature has to be at the first byte.
    package init?(recognizing bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .webp
        } else {
            return nil
        }
    }
}
