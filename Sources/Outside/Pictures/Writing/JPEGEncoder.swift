import CPictures

/// Writes JPEG files that hold pixels and nothing else.
enum JPEGEncoder {
    /// From the first that gives a file of at most ``longest`` bytes; only noise needs more than the first.
    private static let qualities: [Int32] = [80, 65, 50, 35]

    /// The most bytes that the file of one size has, unless the lowest quality has more.
    private static let longest = 600_000

    static func encode(_ pixels: Pixels) throws(PictureError) -> [UInt8] {
        guard let handle = tjInitCompress() else { throw PictureError(.unavailable, "No memory is left.") }
        defer { tjDestroy(handle) }
        var file: [UInt8] = []
        for quality in qualities {
            file = try encode(pixels, quality, handle)
            if file.count <= longest { break }
        }
        return file
    }

    private static func encode(
        _ pixels: Pixels,
        _ quality: Int32,
        _ handle: tjhandle
    ) throws(PictureError) -> [UInt8] {
        var buffer: UnsafeMutablePointer<UInt8>?
        var count: UInt = 0
        let outcome = tjCompress2(
            handle,
            pixels.bytes,
            Int32(pixels.size.width),
            0,
            Int32(pixels.size.height),
            Int32(bitPattern: UInt32(TJPF_RGB.rawValue)),
            &buffer,
            &count,
            Int32(bitPattern: TJSAMP_420.rawValue),
            quality,
            TJFLAG_PROGRESSIVE
        )
        defer { tjFree(buffer) }
        guard outcome == 0, let buffer else { throw PictureError(.unavailable, "The picture could not be written.") }
        return Array(UnsafeBufferPointer(start: buffer, count: Int(count)))
    }
}
