import Glibc

/// How far the record at a place reaches.
enum RecordExtent {
    /// A line without quotation marks, which ends before the line feed at `lineEnd` or at the end of the input.
    case plain(lineEnd: Int)

    /// A record with quotation marks that ends at `end`, with `breaks` line feeds within.
    case quoted(end: Int, breaks: Int)

    /// A line that is not a record.
    case malformed(lineEnd: Int, reason: String)

    /// A line without an end within the longest length.
    case overlong

    /// The longest record, in bytes.
    static let longest = 64 * 1024

    /// The extent of the record at `start`, found in the bytes up to `end`.
    ///
    /// There must be more than `longest` bytes from `start`, unless the input ends at `end`. Quotation marks are looked for
    /// only where there are any. O(*n*) in the record.
    static func measure(
        _ bytes: UnsafePointer<UInt8>,
        from start: Int,
        to end: Int,
        isLast: Bool,
        hasQuotes: Bool = true
    ) -> RecordExtent {
        let limit = min(end, start + longest + 1)
        let isWhole = isLast && limit == end
        guard let lineEnd = find(Byte.lineFeed, in: bytes, from: start, to: limit) ?? (isWhole ? end : nil) else {
            return .overlong
        }
        guard hasQuotes, find(Byte.quote, in: bytes, from: start, to: lineEnd) != nil else {
            return .plain(lineEnd: lineEnd)
        }
        switch QuotedRecord.measure(UnsafeBufferPointer(start: bytes + start, count: limit - start)) {
        case .complete(let length, let breaks) where isWhole || start + length < limit:
            return .quoted(end: start + length, breaks: breaks)
        case .complete:
            return .malformed(lineEnd: lineEnd, reason: tooLong)
        case .open:
            return .malformed(lineEnd: lineEnd, reason: "a quotation mark is not closed within \(longest) bytes")
        case .misplaced:
            return .malformed(lineEnd: lineEnd, reason: "a quotation mark stands in the middle of a field")
        }
    }

    /// Why an overlong line is not a record.
    static let tooLong = "the row is longer than \(longest) bytes"

    /// The first place of a byte.
    static func find(_ byte: UInt8, in bytes: UnsafePointer<UInt8>, from: Int, to: Int) -> Int? {
        guard let found = memchr(bytes + from, Int32(byte), to - from) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
    }
}
