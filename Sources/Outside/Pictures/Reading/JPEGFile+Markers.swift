/// What the markers of a JPEG file say (ITU-T T.81, annex B), without decoding anything.
extension JPEGFile {
    /// The size that the first frame states; `nil` for what is not such a file.
    static func statedSize(of bytes: [UInt8]) -> PictureSize? {
        var found: PictureSize?
        walk(bytes) { marker, content in
            // Start of a frame, of whichever kind; 0xC4, 0xC8 and 0xCC are tables.
            guard (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) else { return true }
            let fields = Array(content.prefix(5)).map(Int.init)
            guard fields.count == 5 else { return false }
            found = PictureSize(width: fields[3] << 8 | fields[4], height: fields[1] << 8 | fields[2])
            return false
        }
        return found
    }

    /// Whether the end of the image is marked, behind all of its scans.
    static func hasEnd(_ bytes: [UInt8]) -> Bool {
        var hasEnd = false
        walk(bytes) { marker, _ in
            hasEnd = marker == 0xD9
            return !hasEnd
        }
        return hasEnd
    }

    /// Calls `visit` with each marker and the content of its segment, until it returns false or nothing that makes sense follows.
    private static func walk(_ bytes: [UInt8], _ visit: (UInt8, ArraySlice<UInt8>) -> Bool) {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return }
        var index = 2
        while let next = nextMarker(bytes, from: index) {
            let marker = bytes[next + 1]
            index = next + 2
            // The end and 0x01 stand for themselves.
            guard marker != 0xD9, marker != 0x01 else {
                guard visit(marker, []) else { return }
                continue
            }
            guard index + 2 <= bytes.count else { return }
            let length = Int(bytes[index]) << 8 | Int(bytes[index + 1])
            guard length >= 2, index + length <= bytes.count,
                visit(marker, bytes[(index + 2)..<(index + length)])
            else { return }
            index += length
        }
    }

    /// Where the next marker begins; the data of a scan, with its restarts and escaped bytes, are passed over.
    private static func nextMarker(_ bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index + 1 < bytes.count {
                let second = bytes[index + 1]
                if bytes[index] == 0xFF, second != 0, second != 0xFF, !(0xD0...0xD7).contains(second) { return index }
                index += 1
            }
            return nil
        }
    }
}
