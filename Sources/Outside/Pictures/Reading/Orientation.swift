/// How a camera was held: what has to be done with the stored pixels to show them upright (Exif 2.32, tag 0x0112).
enum Orientation: UInt8, Sendable, CaseIterable {
    case upright = 1
    case mirrored, upsideDown, flipped, transposed, right, transverse, left

    /// Whether width and height change places.
    var swapsSides: Bool { rawValue >= 5 }

    /// The pixels as they are shown.
    func turn(_ pixels: Pixels) -> Pixels {
        guard self != .upright else { return pixels }
        let stored = pixels.size
        let shown = swapsSides ? stored.turned : stored
        let bytes = [UInt8](unsafeUninitializedCapacity: pixels.bytes.count) { target, count in
            pixels.bytes.withUnsafeBufferPointer { source in
                var index = 0
                for row in 0..<shown.height {
                    for column in 0..<shown.width {
                        let place = self.place(column, row, in: stored)
                        let from = (place.row * stored.width + place.column) * 3
                        for color in 0..<3 { target[index + color] = source[from + color] }
                        index += 3
                    }
                }
            }
            count = pixels.bytes.count
        }
        return Pixels(size: shown, bytes: bytes)
    }

    /// Where in the stored picture a pixel of the shown one is.
    private func place(_ x: Int, _ y: Int, in stored: PictureSize) -> (column: Int, row: Int) {
        let (right, bottom) = (stored.width - 1, stored.height - 1)
        return switch self {
        case .upright: (x, y)
        case .mirrored: (right - x, y)
        case .upsideDown: (right - x, bottom - y)
        case .flipped: (x, bottom - y)
        case .transposed: (y, x)
        case .right: (y, bottom - x)
        case .transverse: (right - y, bottom - x)
        case .left: (right - y, x)
        }
    }
}
