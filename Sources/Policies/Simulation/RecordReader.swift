import Glibc

/// Splits a stream of bytes into the records and fields of RFC 4180, in place and without a copy of any field.
///
/// Lines end in LF or CRLF. Fields may be quoted, and then hold commas, line breaks and doubled quotation marks. Empty
/// lines are passed over.
final class RecordReader {
    /// Fills a part of the given memory and returns how much; 0 at the end.
    typealias Source = (UnsafeMutableRawBufferPointer) throws(SimulationError) -> Int

    /// One step through the stream.
    enum Step {
        /// The fields of a record can be read.
        case record

        /// A line that is no record, and why.
        case malformed(String)
        case end
    }

    /// The longest record, in bytes.
    static let maximumLength = 64 * 1024

    /// The most fields of a record.
    static let maximumFields = 256

    private static let capacity = 320 * 1024

    private let source: Source
    private let buffer: UnsafeMutablePointer<UInt8>
    private let fields: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>
    private var start = 0
    private var end = 0
    private var isExhausted = false
    private var nextLine = 1

    /// How many fields the record has.
    private(set) var fieldCount = 0

    /// The line on which the record begins, from 1.
    private(set) var line = 1

    init(source: @escaping Source) {
        self.source = source
        buffer = .allocate(capacity: Self.capacity)
        fields = .allocate(capacity: Self.maximumFields)
    }

    deinit {
        buffer.deallocate()
        fields.deallocate()
    }

    /// A field of the record; its bytes last until the next step.
    subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
        fields[index]
    }

    /// Steps to the next record.
    func next() throws(SimulationError) -> Step {
        while true {
            if end - start <= Self.maximumLength, !isExhausted { try refill() }
            guard start < end else { return .end }
            line = nextLine
            let limit = min(end, start + Self.maximumLength + 1)
            guard let lineEnd = find(Byte.lineFeed, from: start, to: limit) ?? lastLineEnd(limit) else {
                try skipLine()
                return .malformed("the row is longer than \(Self.maximumLength) bytes")
            }
            if lineEnd == start || (lineEnd == start + 1 && buffer[start] == Byte.carriageReturn) {
                consume(through: lineEnd)
            } else if find(Byte.quote, from: start, to: lineEnd) == nil {
                return splitPlain(to: lineEnd)
            } else {
                return splitQuoted(firstLineEnd: lineEnd, limit: limit)
            }
        }
    }

    private func lastLineEnd(_ limit: Int) -> Int? {
        isExhausted && limit == end ? end : nil
    }

    /// Moves what is left to the front and reads until the buffer is full or the input ends.
    private func refill() throws(SimulationError) {
        if start > 0 {
            buffer.update(from: buffer + start, count: end - start)
            end -= start
            start = 0
        }
        while !isExhausted, end < Self.capacity {
            let count = try source(UnsafeMutableRawBufferPointer(start: buffer + end, count: Self.capacity - end))
            if count == 0 { isExhausted = true } else { end += count }
        }
    }

    private func find(_ byte: UInt8, from: Int, to: Int) -> Int? {
        guard let found = memchr(buffer + from, Int32(byte), to - from) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(buffer)
    }

    private func consume(through lineEnd: Int) {
        start = min(lineEnd + 1, end)
        nextLine += 1
    }

    private func skipLine() throws(SimulationError) {
        while true {
            if let lineEnd = find(Byte.lineFeed, from: start, to: end) {
                consume(through: lineEnd)
                return
            }
            start = end
            if isExhausted { return }
            try refill()
        }
    }

    /// Where the text of a record ends whose line ends at `lineEnd`.
    private func withoutCarriageReturn(_ lineEnd: Int) -> Int {
        lineEnd > start && buffer[lineEnd - 1] == Byte.carriageReturn ? lineEnd - 1 : lineEnd
    }

    /// Adds a field; `false` when there are too many.
    private func append(from: Int, to: Int) -> Bool {
        guard fieldCount < Self.maximumFields else { return false }
        fields[fieldCount] = UnsafeBufferPointer(start: buffer + from, count: to - from)
        fieldCount += 1
        return true
    }

    private var tooManyFields: Step { .malformed("the row has more than \(Self.maximumFields) fields") }

    private func splitPlain(to lineEnd: Int) -> Step {
        fieldCount = 0
        let textEnd = withoutCarriageReturn(lineEnd)
        var fieldStart = start
        var isComplete = true
        for place in start..<textEnd where buffer[place] == Byte.comma {
            isComplete = append(from: fieldStart, to: place) && isComplete
            fieldStart = place + 1
        }
        isComplete = append(from: fieldStart, to: textEnd) && isComplete
        consume(through: lineEnd)
        return isComplete ? .record : tooManyFields
    }

    private func splitQuoted(firstLineEnd: Int, limit: Int) -> Step {
        switch QuotedRecord.measure(UnsafeBufferPointer(start: buffer + start, count: limit - start)) {
        case .complete(let length, let breaks):
            return unquote(to: start + length, breaks: breaks)
        case .open where isExhausted && limit == end:
            consume(through: firstLineEnd)
            return .malformed("a quotation mark is not closed")
        case .open:
            consume(through: firstLineEnd)
            return .malformed("the row is longer than \(Self.maximumLength) bytes, or a quotation mark is not closed")
        case .misplaced:
            consume(through: firstLineEnd)
            return .malformed("a quotation mark stands in the middle of a field")
        }
    }

    /// Takes the quotation marks off the fields of a record that ends at `recordEnd`.
    private func unquote(to recordEnd: Int, breaks: Int) -> Step {
        fieldCount = 0
        let textEnd = withoutCarriageReturn(recordEnd)
        var place = start
        var isComplete = true
        while true {
            let field = QuotedRecord.unquoteField(buffer, from: place, to: textEnd)
            isComplete = append(from: field.start, to: field.end) && isComplete
            guard field.next < textEnd, buffer[field.next] == Byte.comma else { break }
            place = field.next + 1
        }
        nextLine += breaks
        consume(through: recordEnd)
        return isComplete ? .record : tooManyFields
    }
}
