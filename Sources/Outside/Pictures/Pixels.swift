/// A decoded picture: red, green and blue of each pixel, row by row.
struct Pixels: Sendable {
    let size: PictureSize

    /// Three for each pixel.
    let bytes: [UInt8]

    init(size: PictureSize, bytes: [UInt8]) {
        precondition(bytes.count == size.width * size.height * 3, "A pixel has three bytes.")
        self.size = size
        self.bytes = bytes
    }
}
