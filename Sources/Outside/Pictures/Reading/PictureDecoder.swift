/// Decodes pictures of which nobody knows who made them.
struct PictureDecoder {
    /// How large the picture is when it is shown, and how it has to be turned for that.
    let size: PictureSize
    let orientation: Orientation

    private let bytes: [UInt8]
    private let format: PictureFormat

    /// Reads what stands before the pixels.
    ///
    /// Throws ``PictureError`` for what is not a picture, moves, or has too many pixels.
    init(_ bytes: [UInt8]) throws(PictureError) {
        guard let format = PictureFormat(recognizing: bytes) else {
            throw PictureError(.unknownFormat, "The content is neither a JPEG, a PNG nor a WebP picture.")
        }
        self.bytes = bytes
        self.format = format
        let stored: PictureSize
        switch format {
        case .jpeg: stored = try JPEGFile(bytes).size
        case .png: stored = try PNGFile.size(of: bytes)
        case .webp: stored = try WebPFile.size(of: bytes)
        }
        try stored.check()
        orientation = Orientation(of: bytes, format)
        size = orientation.swapsSides ? stored.turned : stored
    }

    /// The pixels as they are stored, which are not turned yet; of a JPEG, in a size that is at least `least` and costs less to decode.
    func pixels(atLeast least: PictureSize) throws(PictureError) -> Pixels {
        switch format {
        case .jpeg: try JPEGFile(bytes).pixels(atLeast: orientation.swapsSides ? least.turned : least)
        case .png: try PNGFile.pixels(of: bytes)
        case .webp: try WebPFile.pixels(of: bytes)
        }
    }
}
