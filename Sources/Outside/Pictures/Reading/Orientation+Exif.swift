extension Orientation {
    /// What the Exif data of a file say; upright if there are none, or none that make sense.
    init(of bytes: [UInt8], _ format: PictureFormat) {
        let exif: ArraySlice<UInt8>? =
            switch format {
            case .jpeg: Self.exif(ofJPEG: bytes)
            case .png: Self.exif(ofPNG: bytes)
            case .webp: Self.exif(ofWebP: bytes)
            }
        self = exif.flatMap(Self.init(exif:)) ?? .upright
    }

    /// Reads the first directory of a TIFF structure.
    private init?(exif: ArraySlice<UInt8>) {
        let isLittle: Bool
        switch exif.prefix(4) {
        case [0x49, 0x49, 0x2A, 0]: isLittle = true
        case [0x4D, 0x4D, 0, 0x2A]: isLittle = false
        default: return nil
        }
        func number(_ offset: Int, _ count: Int) -> Int? {
            guard offset >= 0, offset + count <= exif.count else { return nil }
            let bytes = exif[(exif.startIndex + offset)...].prefix(count)
            return (isLittle ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
        for entry in 0..<count {
            let place = directory + 2 + entry * 12
            guard let tag = number(place, 2) else { return nil }
            guard tag == 0x0112 else { continue }
            guard number(place + 2, 2) == 3, let value = number(place + 8, 2), let byte = UInt8(exactly: value)
            else { return nil }
            self.init(rawValue: byte)
            return
        }
        return nil
    }

    /// Segments until the first scan: a marker and a length that counts itself.
    private static func exif(ofJPEG bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var index = 2
        while index + 4 <= bytes.count, bytes[index] == 0xFF {
            let marker = bytes[index + 1]
            if marker == 0xFF {
                index += 1
                continue
            }
            let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
            guard marker != 0xDA, length >= 2, index + 2 + length <= bytes.count else { return nil }
            let content = bytes[(index + 4)..<(index + 2 + length)]
            if marker == 0xE1, content.starts(with: Array("Exif\0\0".utf8)) { return content.dropFirst(6) }
            index += 2 + length
        }
        return nil
    }

    /// Chunks of a length, a name, the content and a checksum.
    private static func exif(ofPNG bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var index = 8
        while index + 12 <= bytes.count {
            let length = bytes[index..<(index + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard index + 12 + length <= bytes.count else { return nil }
            let name = bytes[(index + 4)..<(index + 8)]
            if name.elementsEqual("eXIf".utf8) { return bytes[(index + 8)..<(index + 8 + length)] }
            index += 12 + length
        }
        return nil
    }

    /// Chunks of a name, a length with the lowest byte first, and the content, which is padded to an even length.
    private static func exif(ofWebP bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var index = 12
        while index + 8 <= bytes.count {
            let length = bytes[(index + 4)..<(index + 8)].reversed().reduce(0) { $0 << 8 | Int($1) }
            guard index + 8 + length <= bytes.count else { return nil }
            if bytes[index..<(index + 4)].elementsEqual("EXIF".utf8) {
                let content = bytes[(index + 8)..<(index + 8 + length)]
                // Some programs write the header that JPEG needs here too.
                return content.starts(with: Array("Exif\0\0".utf8)) ? content.dropFirst(6) : content
            }
            index += 8 + length + length % 2
        }
        return nil
    }
}
