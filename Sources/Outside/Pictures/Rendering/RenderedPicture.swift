/// A picture in the sizes in which it is shown, each a JPEG file without anything but its pixels.
package struct RenderedPicture: Sendable {
    package struct Rendition: Hashable, Sendable {
        package let size: PictureSize
        package let bytes: [UInt8]
    }

    /// The smallest first; at least one.
    package let renditions: [Rendition]

    /// Widths of the sizes that are made, unless the picture itself is smaller.
    package static let widths = [320, 640, largestWidth]
    private static let largestWidth = 1_280

    /// Decodes a file, turns it upright and writes it anew in each size; blocks for as long as that takes.
    ///
    /// Throws ``PictureError`` for what is not a picture, moves, has too many pixels or is broken.
    package init(_ file: [UInt8]) throws(PictureError) {
        let decoder = try PictureDecoder(file)
        let largest = decoder.size.fitting(width: Self.largestWidth)
        let stored = try decoder.pixels(atLeast: largest)
        let target = decoder.orientation.swapsSides ? largest.turned : largest
        var pixels = decoder.orientation.turn(stored.scaled(to: target))
        var made: [Rendition] = []
        for size in Self.widths.reversed().map(decoder.size.fitting) where made.last?.size.width != size.width {
            pixels = pixels.scaled(to: size)
            made.append(Rendition(size: size, bytes: try JPEGEncoder.encode(pixels)))
        }
        renditions = made.reversed()
    }

    // MARK: Between processes

    /// Each size as three numbers of four bytes — width, height and length — and the file itself.
    package var encoded: [UInt8] {
        renditions.flatMap { rendition in
            let numbers = [rendition.size.width, rendition.size.height, rendition.bytes.count]
            return numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
                + rendition.bytes
        }
    }

    /// `nil` for anything that ``encoded`` does not give.
    package init?(encoded bytes: [UInt8]) {
        var index = 0
        var found: [Rendition] = []
        while index < bytes.count {
            guard index + 12 <= bytes.count, found.count < Self.widths.count else { return nil }
            let numbers = (0..<3).map { number in
                (0..<4).reduce(0) { $0 | Int(bytes[index + number * 4 + $1]) << ($1 * 8) }
            }
            index += 12
            let size = PictureSize(width: numbers[0], height: numbers[1])
            guard index + numbers[2] <= bytes.count, size.width > (found.last?.size.width ?? 0),
                size.width <= Self.widths.last ?? 0, (1...Self.tallest).contains(size.height)
            else { return nil }
            // What has made it has read a stranger's file, and is believed no more than that.
            let file = Array(bytes[index..<(index + numbers[2])])
            guard file.count <= Self.longestFile, JPEGFile.statedSize(of: file) == size else { return nil }
            found.append(Rendition(size: size, bytes: file))
            index += numbers[2]
        }
        guard !found.isEmpty else { return nil }
        renditions = found
    }

    private static let tallest = 1_920

    /// More bytes than any rendition has.
    private static let longestFile = 2_000_000
}
