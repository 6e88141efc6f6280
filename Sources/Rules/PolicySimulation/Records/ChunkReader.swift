/// Cuts a stream into chunks at the places where records begin, whether or not their fields hold line breaks.
///
/// Reading a chunk takes memory of its own; the reader keeps only what lies beyond the cut, about 64 KiB.
struct ChunkReader {
    /// Fills a part of the given memory and returns how much; 0 at the end.
    typealias Source = (UnsafeMutableRawBufferPointer) async throws -> Int

    /// What some programs begin a file in UTF-8 with; the first record begins after it, even if a quotation mark follows.
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Bytes of a chunk; far more than the longest record.
    static let capacity = 512 * 1024

    private var rest: [UInt8] = []
    private var isAtBeginning = true
    private var isExhausted = false
    private var isInOverlongLine = false
    private var line = 1
    private var number = 0

    /// The next chunk, or `nil` at the end.
    mutating func next(from source: Source) async throws -> RecordChunk? {
        while true {
            if isExhausted, rest.isEmpty { return nil }
            let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.capacity + ByteLanes.overhang)
            let count: Int
            do {
                count = try await fill(bytes, from: source)
            } catch {
                bytes.deallocate()
                throw error
            }
            let start = isInOverlongLine ? skipLine(bytes, count) : markLength(bytes, count)
            guard start < count else {
                bytes.deallocate()
                rest.removeAll()
                continue
            }
            return cut(bytes, from: start, count: count)
        }
    }

    private mutating func fill(_ bytes: UnsafeMutablePointer<UInt8>, from source: Source) async throws -> Int {
        rest.withUnsafeBufferPointer { left in
            if let base = left.baseAddress { bytes.update(from: base, count: left.count) }
        }
        var count = rest.count
        while !isExhausted, count < Self.capacity {
            let memory = UnsafeMutableRawBufferPointer(start: bytes + count, count: Self.capacity - count)
            let read = try await source(memory)
            if read == 0 { isExhausted = true } else { count += read }
        }
        return count
    }

    /// How many bytes of the input's beginning are a mark.
    private mutating func markLength(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        guard isAtBeginning else { return 0 }
        isAtBeginning = false
        let mark = Self.byteOrderMark
        return UnsafeBufferPointer(start: bytes, count: count).starts(with: mark) ? mark.count : 0
    }

    /// Passes over what is left of a line that was too long; the place after it.
    private mutating func skipLine(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        guard let lineEnd = RecordExtent.find(Byte.lineFeed, in: bytes, from: 0, to: count) else { return count }
        isInOverlongLine = false
        line += 1
        return lineEnd + 1
    }

    private mutating func cut(_ bytes: UnsafeMutablePointer<UInt8>, from start: Int, count: Int) -> RecordChunk {
        let hasQuotes = RecordExtent.find(Byte.quote, in: bytes, from: start, to: count) != nil
        let stop = hasQuotes ? stopByRecords(bytes, start, count) : stopByLines(bytes, start, count)
        let chunk = RecordChunk(
            bytes,
            count: count,
            stop: stop,
            isLast: isExhausted,
            hasQuotes: hasQuotes,
            line: line,
            number: number
        )
        chunk.start = start
        number += 1
        line += ByteLanes.count(Byte.lineFeed, in: bytes + start, count: stop - start)
        rest.removeAll(keepingCapacity: true)
        rest.append(contentsOf: UnsafeBufferPointer(start: bytes + stop, count: count - stop))
        return chunk
    }

    /// Without quotation marks, every line feed ends a record.
    private mutating func stopByLines(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
        if isExhausted { return count }
        var stop = count
        while stop > start, bytes[stop - 1] != Byte.lineFeed { stop -= 1 }
        if count - stop <= RecordExtent.longest { return stop }
        isInOverlongLine = true
        return count
    }

    /// With quotation marks, only a step from record to record tells where they begin.
    private mutating func stopByRecords(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
        var place = start
        while place < count, isExhausted || count - place > RecordExtent.longest {
            switch RecordExtent.measure(bytes, from: place, to: count, isLast: isExhausted) {
            case .plain(let end), .quoted(let end, _), .malformed(let end, _): place = min(end + 1, count)
            case .overlong:
                guard let end = RecordExtent.find(Byte.lineFeed, in: bytes, from: place, to: count) else {
                    isInOverlongLine = !isExhausted
                    return count
                }
                place = end + 1
            }
        }
        return place
    }
}
