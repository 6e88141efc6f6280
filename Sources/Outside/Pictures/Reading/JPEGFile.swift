import CPictures

/// A JPEG file, which libjpeg-turbo decodes.
final class JPEGFile {
    let size: PictureSize
    private let isInk: Bool
    private let bytes: [UInt8]
    private let handle: tjhandle

    /// Reads the header.
    init(_ bytes: [UInt8]) throws(PictureError) {
        guard let handle = tjInitDecompress() else { throw PictureError(.unavailable, "No memory is left.") }
        var (width, height, sampling, colors): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let outcome = tjDecompressHeader3(handle, bytes, UInt(bytes.count), &width, &height, &sampling, &colors)
        guard outcome == 0 || Self.isWarning(handle), width > 0, height > 0 else {
            let isUnusual = Self.message(of: handle).contains("subsampling")
            tjDestroy(handle)
            throw isUnusual
                ? PictureError(.unsupported, "The JPEG picture stores its colours in a way that is not supported.")
                : PictureError(.broken, "The JPEG picture has no header that can be read.")
        }
        self.bytes = bytes
        self.handle = handle
        size = PictureSize(width: Int(width), height: Int(height))
        isInk = [TJCS_CMYK.rawValue, TJCS_YCCK.rawValue].contains(UInt32(bitPattern: colors))
    }

    deinit {
        tjDestroy(handle)
    }

    func pixels(atLeast least: PictureSize) throws(PictureError) -> Pixels {
        let scaled = scaledSize(atLeast: least)
        let depth = isInk ? 4 : 3
        var pixels = [UInt8](repeating: 0, count: scaled.width * scaled.height * depth)
        guard decode(to: &pixels, scaled, 0) || Self.isWarning(handle) && !isCutShort(scaled, depth) else {
            throw PictureError(.broken, "The JPEG picture is broken or incomplete.")
        }
        return Pixels(size: scaled, bytes: isInk ? Self.light(fromInk: pixels) : pixels)
    }

    private func decode(to pixels: inout [UInt8], _ size: PictureSize, _ flags: Int32) -> Bool {
        tjDecompress2(
            handle,
            bytes,
            UInt(bytes.count),
            &pixels,
            Int32(size.width),
            0,
            Int32(size.height),
            Int32(bitPattern: isInk ? UInt32(TJPF_CMYK.rawValue) : UInt32(TJPF_RGB.rawValue)),
            // Bounds the passes over a progressive picture, of which a small file can ask for very many.
            TJFLAG_LIMITSCANS | flags
        ) == 0
    }

    /// Whether the end is missing after a decoding that warned.
    ///
    /// The decoder fills what is missing with grey and only warns, as it does of much that is common with cameras. It tells the last of
    /// its warnings, so it is run once more to the first one.
    private func isCutShort(_ size: PictureSize, _ depth: Int) -> Bool {
        if Self.isOfMissingEnd(handle) || !Self.hasEnd(bytes) { return true }
        var pixels = [UInt8](repeating: 0, count: size.width * size.height * depth)
        return !decode(to: &pixels, size, TJFLAG_STOPONWARNING) && Self.isOfMissingEnd(handle)
    }

    /// "Premature end of JPEG file" or "Corrupt JPEG data: premature end of data segment".
    private static func isOfMissingEnd(_ handle: tjhandle) -> Bool {
        message(of: handle).contains("remature end")
    }

    private static func message(of handle: tjhandle) -> String {
        tjGetErrorStr2(handle).map { String(cString: $0) } ?? ""
    }

    private static func isWarning(_ handle: tjhandle) -> Bool {
        tjGetErrorCode(handle) == Int32(bitPattern: TJERR_WARNING.rawValue)
    }

    /// The smallest size, in eighths of the whole, that is not below another.
    private func scaledSize(atLeast least: PictureSize) -> PictureSize {
        for eighths in 1..<8 {
            // As the library rounds.
            let scaled = PictureSize(width: (size.width * eighths + 7) / 8, height: (size.height * eighths + 7) / 8)
            if scaled.width >= least.width, scaled.height >= least.height { return scaled }
        }
        return size
    }

    /// Without profiles, which are not read: each colour is what its ink and the black one leave of the white.
    private static func light(fromInk pixels: [UInt8]) -> [UInt8] {
        var light = [UInt8](repeating: 0, count: pixels.count / 4 * 3)
        var target = 0
        for source in stride(from: 0, to: pixels.count, by: 4) {
            let black = Int(pixels[source + 3])
            for color in 0..<3 { light[target + color] = UInt8(Int(pixels[source + color]) * black / 255) }
            target += 3
        }
        return light
    }
}
