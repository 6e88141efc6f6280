extension Pixels {
    /// The same picture in a size that is not larger: each pixel is the mean of the area that it takes the place of.
    func scaled(to target: PictureSize) -> Pixels {
        precondition(target.width <= size.width && target.height <= size.height, "Pictures are never enlarged.")
        return narrowed(to: target.width).lowered(to: target.height)
    }

    /// The parts of a row of `count` pixels that make up each of `target` pixels.
    ///
    /// On a line of `count * target`, a pixel of the row is `target` long and one of the result `count`.
    private static func shares(_ count: Int, _ target: Int) -> [(first: Int, weights: [Int])] {
        (0..<target).map { index in
            let (start, end) = (index * count, (index + 1) * count)
            let first = start / target
            let last = (end - 1) / target
            return (first, (first...last).map { min(end, ($0 + 1) * target) - max(start, $0 * target) })
        }
    }

    private func narrowed(to width: Int) -> Pixels {
        guard width < size.width else { return self }
        let shares = Self.shares(size.width, width)
        let total = size.width
        let count = width * size.height * 3
        let narrowed = [UInt8](unsafeUninitializedCapacity: count) { target, written in
            bytes.withUnsafeBufferPointer { source in
                var index = 0
                for row in 0..<size.height {
                    let start = row * size.width * 3
                    for share in shares {
                        var (red, green, blue) = (total / 2, total / 2, total / 2)
                        var place = start + share.first * 3
                        for weight in share.weights {
                            red += Int(source[place]) * weight
                            green += Int(source[place + 1]) * weight
                            blue += Int(source[place + 2]) * weight
                            place += 3
                        }
                        target[index] = UInt8(red / total)
                        target[index + 1] = UInt8(green / total)
                        target[index + 2] = UInt8(blue / total)
                        index += 3
                    }
                }
            }
            written = count
        }
        return Pixels(size: PictureSize(width: width, height: size.height), bytes: narrowed)
    }

    private func lowered(to height: Int) -> Pixels {
        guard height < size.height else { return self }
        let row = size.width * 3
        let total = size.height
        let count = row * height
        let lowered = [UInt8](unsafeUninitializedCapacity: count) { target, written in
            bytes.withUnsafeBufferPointer { source in
                var index = 0
                for share in Self.shares(size.height, height) {
                    for column in 0..<row {
                        var sum = total / 2
                        var place = share.first * row + column
                        for weight in share.weights {
                            sum += Int(source[place]) * weight
                            place += row
                        }
                        target[index] = UInt8(sum / total)
                        index += 1
                    }
                }
            }
            written = count
        }
        return Pixels(size: PictureSize(width: size.width, height: height), bytes: lowered)
    }
}
