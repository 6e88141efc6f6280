/// A stretch of the input in which whole records begin, with enough of what follows to tell where the last one ends.
///
/// Cut by a `ChunkReader`. Records are unquoted in place, so the bytes belong to whoever reads them: sending is safe
/// because the reader gives a chunk away and does not keep it, and only one worker receives it.
final class RecordChunk: @unchecked Sendable {
    /// The bytes; `count` of them mean something, and `ByteLanes.overhang` more can be read.
    let bytes: UnsafeMutablePointer<UInt8>
    let count: Int

    /// Records that begin before this place belong to the chunk.
    let stop: Int

    /// Whether the input ends where the bytes do.
    let isLast: Bool

    /// Whether a quotation mark is among the bytes.
    let hasQuotes: Bool

    /// Where reading begins, and the line there, from 1.
    var start = 0
    var line: Int

    /// The chunk's place in the input, from 0.
    let number: Int

    /// Takes over `bytes`, which must have been allocated.
    init(
        _ bytes: UnsafeMutablePointer<UInt8>,
        count: Int,
        stop: Int,
        isLast: Bool,
        hasQuotes: Bool,
        line: Int,
        number: Int
    ) {
        self.bytes = bytes
        self.count = count
        self.stop = stop
        self.isLast = isLast
        self.hasQuotes = hasQuotes
        self.line = line
        self.number = number
    }

    /// A chunk with the same bytes at a place of their own.
    convenience init(copying other: RecordChunk) {
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: other.count + ByteLanes.overhang)
        bytes.update(from: other.bytes, count: other.count)
        self.init(
            bytes,
            count: other.count,
            stop: other.stop,
            isLast: other.isLast,
            hasQuotes: other.hasQuotes,
            line: other.line,
            number: other.number
        )
        start = other.start
    }

    deinit {
        bytes.deallocate()
    }
}
