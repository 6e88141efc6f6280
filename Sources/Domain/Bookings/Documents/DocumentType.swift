/// The type of an uploaded document, by its content; the type that its sender names does not count.
package enum DocumentType: String, Sendable, CaseIterable {
    case pdf, jpeg, png, webp, heic

    /// Recognizes a type by its signature; `nil` for anything else.
    ///
    /// The signature has to be at the first byte, so that an HTML page that contains one elsewhere is not accepted.
    package init?(recognizing bytes: [UInt8]) {
        guard let type = Self.allCases.first(where: { $0.begins(bytes) }) else { return nil }
        self = type
    }

    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .heic: "image/heic"
        }
    }

    /// The extension of file names, without the dot.
    package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

    private func begins(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .pdf: bytes.starts(with: Array("%PDF-".utf8))
        case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
        case .png:
            bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8))
        case .webp: bytes.starts(with: Array("RIFF".utf8)) && bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
        case .heic: Self.isHEIC(bytes)
        }
    }

    /// The first box is `ftyp`, and its major brand one of HEIC's (ISO/IEC 23008-12, annex B).
    private static func isHEIC(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 16, bytes[4..<8].elementsEqual("ftyp".utf8) else { return false }
        let length = bytes[..<4].reduce(0) { $0 << 8 | Int($1) }
        let brand = String(decoding: bytes[8..<12], as: UTF8.self)
        return (16...512).contains(length) && length <= bytes.count && brands.contains(brand)
    }

    private static let brands: Set<String> = ["heic", "heix", "heim", "heis", "mif1"]
}
