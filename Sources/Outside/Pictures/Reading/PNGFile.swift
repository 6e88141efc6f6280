import CPictures

/// A PNG file, which libpng decodes: of an animated one the picture that is shown where animations are not.
enum PNGFile {
    static func size(of bytes: [UInt8]) throws(PictureError) -> PictureSize {
        try read(bytes) { _, size in size }
    }

    static func pixels(of bytes: [UInt8]) throws(PictureError) -> Pixels {
        try read(bytes) { image, size throws(PictureError) in
            try size.check()
            var pixels = [UInt8](repeating: 0, count: size.width * size.height * 3)
            guard bookable_png_finish(image, &pixels) != 0 else {
                throw PictureError(.broken, "The PNG picture is broken or incomplete.")
            }
            return Pixels(size: size, bytes: pixels)
        }
    }

    /// Reads the header, and then what `body` wants.
    ///
    /// In between the library keeps pointers to the file and to the image itself, which must not move.
    private static func read<Value>(
        _ bytes: [UInt8],
        _ body: (UnsafeMutablePointer<png_image>, PictureSize) throws(PictureError) -> Value
    ) throws(PictureError) -> Value {
        let outcome = bytes.withUnsafeBytes { file in
            Result { () throws(PictureError) in
                let image = UnsafeMutablePointer<png_image>.allocate(capacity: 1)
                image.initialize(to: png_image())
                defer {
                    png_image_free(image)
                    image.deallocate()
                }
                guard bookable_png_begin(image, file.baseAddress, file.count) != 0 else {
                    throw PictureError(.broken, "The PNG picture has no header that can be read.")
                }
                return try body(image, PictureSize(width: Int(image.pointee.width), height: Int(image.pointee.height)))
            }
        }
        return try outcome.get()
    }
}
