/// Pixels of a picture in both directions.
package struct PictureSize: Hashable, Sendable, Codable {
    package let width: Int
    package let height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// The most pixels that are decoded: three bytes for each of them have to fit into memory.
    package static let maximumPixels = 25_000_000

    /// How many times as long as the other a side can be.
    package static let maximumRatio = 4

    /// Throws ``PictureError`` for a size that is not decoded.
    func check() throws(PictureError) {
        guard width > 0, height > 0 else { throw PictureError(.broken, "The picture has no pixels.") }
        guard width <= Self.maximumPixels, height <= Self.maximumPixels, width * height <= Self.maximumPixels else {
            throw PictureError(
                .dimensions,
                "The picture has \(width) × \(height) pixels; at most \(Self.maximumPixels) in all are accepted."
            )
        }
        guard max(width, height) <= Self.maximumRatio * min(width, height) else {
            throw PictureError(
                .dimensions,
                "The picture has \(width) × \(height) pixels; one side can be at most \(Self.maximumRatio) times the other."
            )
        }
    }

    var turned: PictureSize { PictureSize(width: height, height: width) }

    /// The largest size of this shape in so many pixels of width, and half as many again of height; never larger than this.
    func fitting(width limit: Int) -> PictureSize {
        let tallest = limit * 3 / 2
        if width * tallest >= height * limit {
            let fitted = min(limit, width)
            return PictureSize(width: fitted, height: max(1, (height * fitted + width / 2) / width))
        }
        let fitted = min(tallest, height)
        return PictureSize(width: max(1, (width * fitted + height / 2) / height), height: fitted)
    }
}
