/// A file of cancellations in any supported format, converted to RFC 4180 in UTF-8.
///
/// A file that has this shape already passes through as it is.
final class InputStream {
    /// Fills a part of the given memory and returns how much; 0 at the end.
    typealias Source = ChunkReader.Source

    /// How many bytes at the beginning are used for detection.
    private static let headLength = RecordExtent.longest

    let shape: InputShape
    private var decoder: TextDecoder
    private var rewriter: RecordRewriter
    private var isAtBeginning = true

    /// Bytes that were read or converted but not yet returned, from `place` on.
    private var waiting: [UInt8]
    private var place = 0
    private var isExhausted = false

    /// Reads the beginning of a source and detects its format.
    ///
    /// Throws code `.header` if it cannot be detected, and what the source throws.
    init(_ options: ReadingOptions, from source: Source) async throws {
        var head = [UInt8](repeating: 0, count: Self.headLength)
        var count = 0
        while count < head.count {
            let read = try await Self.read(into: &head, from: count, source)
            if read == 0 { break }
            count += read
        }
        isExhausted = count < head.count
        head.removeLast(head.count - count)
        let shape = try InputShape(head: head, options)
        self.shape = shape
        decoder = TextDecoder(shape.encoding)
        rewriter = RecordRewriter(shape)
        waiting = shape.isPlain ? head : []
        if !shape.isPlain { rewrite(head[...]) }
    }

    /// Fills a part of `memory` and returns how many bytes; 0 at the end.
    func read(into memory: UnsafeMutableRawBufferPointer, from source: Source) async throws -> Int {
        while place == waiting.count {
            waiting.removeAll()
            place = 0
            if isExhausted { return 0 }
            if shape.isPlain { return try await source(memory) }
            var bytes = [UInt8](repeating: 0, count: Self.headLength)
            let count = try await Self.read(into: &bytes, from: 0, source)
            isExhausted = count == 0
            rewrite(bytes[..<count])
        }
        let count = min(memory.count, waiting.count - place)
        memory.copyBytes(from: waiting[place..<place + count])
        place += count
        return count
    }

    private static func read(
        into bytes: inout [UInt8],
        from place: Int,
        _ source: Source
    ) async throws -> Int {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count - place, alignment: 16)
        defer { memory.deallocate() }
        let count = try await source(memory)
        bytes.replaceSubrange(place..<place + count, with: memory[..<count])
        return count
    }

    private func rewrite(_ bytes: ArraySlice<UInt8>) {
        var text: [UInt8] = []
        decoder.decode(bytes, into: &text)
        if isExhausted { decoder.finish(into: &text) }
        if isAtBeginning { dropPreface(of: &text) }
        rewriter.add(text)
        if isExhausted { rewriter.finish() }
        waiting += rewriter.drain()
    }

    /// Removes a byte order mark, and a `sep=` line except its line end.
    private func dropPreface(of text: inout [UInt8]) {
        isAtBeginning = false
        if text.starts(with: TextEncoding.utf8.mark) { text.removeFirst(3) }
        guard shape.prefaceLength > 0 else { return }
        text.replaceSubrange(..<min(shape.prefaceLength, text.count), with: [Byte.lineFeed])
    }
}
