import CPictures

/// A WebP file, which libwebp decodes.
enum WebPFile {
    static func size(of bytes: [UInt8]) throws(PictureError) -> PictureSize {
        let features = try features(of: bytes)
        return PictureSize(width: Int(features.width), height: Int(features.height))
    }

    static func pixels(of bytes: [UInt8]) throws(PictureError) -> Pixels {
        let features = try features(of: bytes)
        let size = PictureSize(width: Int(features.width), height: Int(features.height))
        try size.check()
        let depth = features.has_alpha != 0 ? 4 : 3
        var pixels = [UInt8](repeating: 0, count: size.width * size.height * depth)
        let (count, row) = (pixels.count, Int32(size.width * depth))
        let decoded =
            depth == 4
            ? WebPDecodeRGBAInto(bytes, bytes.count, &pixels, count, row)
            : WebPDecodeRGBInto(bytes, bytes.count, &pixels, count, row)
        guard decoded != nil else { throw PictureError(.broken, "The WebP picture is broken or incomplete.") }
        return Pixels(size: size, bytes: depth == 4 ? onWhite(pixels) : pixels)
    }

    private static func features(of bytes: [UInt8]) throws(PictureError) -> WebPBitstreamFeatures {
        var features = WebPBitstreamFeatures()
        guard WebPGetFeatures(bytes, bytes.count, &features) == VP8_STATUS_OK else {
            throw PictureError(.broken, "The WebP picture has no header that can be read.")
        }
        guard features.has_animation == 0 else {
            throw PictureError(.animated, "The WebP picture is animated; choose a still picture.")
        }
        return features
    }

    private static func onWhite(_ pixels: [UInt8]) -> [UInt8] {
        var opaque = [UInt8](repeating: 0, count: pixels.count / 4 * 3)
        var target = 0
        for source in stride(from: 0, to: pixels.count, by: 4) {
            let cover = Int(pixels[source + 3])
            for color in 0..<3 {
                opaque[target + color] = UInt8((Int(pixels[source + color]) * cover + 255 * (255 - cover) + 127) / 255)
            }
            target += 3
        }
        return opaque
    }
}
