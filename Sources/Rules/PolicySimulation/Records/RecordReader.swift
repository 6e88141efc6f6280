/// Splits a chunk into the records and fields of RFC 4180, in place and without a copy of any field.
///
/// Lines end in LF or CRLF. Fields may be quoted, and then hold commas, line breaks and doubled quotation marks. Empty
/// lines are passed over.
final class RecordReader {
    /// One step through the chunk.
    enum Step {
        /// The fields of a record can be read.
        case record

        /// A line that is not a record, and why.
        case malformed(String)
        case end
    }

    /// The most fields of a record.
    static let maximumFields = 256

    private let chunk: RecordChunk
    private let buffer: UnsafeMutablePointer<UInt8>
    private let fields: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>

    /// Where the next record begins, and on which line.
    private(set) var start: Int
    private(set) var nextLine: Int

    /// How many fields the record has.
    private(set) var fieldCount = 0

    /// The line on which the record begins, from 1.
    private(set) var line: Int

    /// Whether the record is known to have no byte beyond ASCII; `false` leaves that open.
    private(set) var isASCII = false

    /// A reader of a chunk; fields at the places behind `maximumFields` are those of `defaults`.
    init(_ chunk: RecordChunk, defaults: [UnsafeBufferPointer<UInt8>] = []) {
        self.chunk = chunk
        buffer = chunk.bytes
        start = chunk.start
        nextLine = chunk.line
        line = chunk.line
        fields = .allocate(capacity: Self.maximumFields + defaults.count)
        for (index, field) in defaults.enumerated() { fields[Self.maximumFields + index] = field }
    }

    deinit {
        fields.deallocate()
    }

    /// A field of the record; its bytes last until the next step.
    subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
        fields[index]
    }

    /// Writes spaces for the line breaks of a field; `false` if it has none.
    func flattenLines(of index: Int) -> Bool {
        guard index < Self.maximumFields else { return false }
        let field = UnsafeMutableBufferPointer(mutating: fields[index])
        var hasBreaks = false
        for place in field.indices
        where [Byte.lineFeed, Byte.carriageReturn, UInt8(ascii: "\t")].contains(field[place]) {
            field[place] = UInt8(ascii: " ")
            hasBreaks = true
        }
        return hasBreaks
    }

    /// Steps to the next record.
    func next() -> Step {
        while start < chunk.stop {
            line = nextLine
            let extent = RecordExtent.measure(
                buffer,
                from: start,
                to: chunk.count,
                isLast: chunk.isLast,
                hasQuotes: chunk.hasQuotes
            )
            switch extent {
            case .plain(let lineEnd):
                if withoutCarriageReturn(lineEnd) > start { return splitPlain(to: lineEnd) }
                consume(through: lineEnd)
            case .quoted(let end, let breaks):
                return unquote(to: end, breaks: breaks)
            case .malformed(let lineEnd, let reason):
                consume(through: lineEnd)
                return .malformed(reason)
            case .overlong:
                let lineEnd = RecordExtent.find(Byte.lineFeed, in: buffer, from: start, to: chunk.count)
                consume(through: lineEnd ?? chunk.count)
                return .malformed(RecordExtent.tooLong)
            }
        }
        return .end
    }

    private func consume(through lineEnd: Int) {
        start = min(lineEnd + 1, chunk.count)
        nextLine += 1
    }

    /// Where the text of a record ends whose line ends at `lineEnd`.
    private func withoutCarriageReturn(_ lineEnd: Int) -> Int {
        lineEnd > start && buffer[lineEnd - 1] == Byte.carriageReturn ? lineEnd - 1 : lineEnd
    }

    /// Adds a field; `false` when there are too many.
    private func append(from: Int, to: Int) -> Bool {
        guard fieldCount < Self.maximumFields else { return false }
        setField(fieldCount, from: from, to: to)
        fieldCount += 1
        return true
    }

    private func setField(_ place: Int, from: Int, to: Int) {
        fields[place] = UnsafeBufferPointer(start: buffer + from, count: to - from)
    }

    private var tooManyFields: Step { .malformed("the row has more than \(Self.maximumFields) fields") }

    /// Splits a record without quotation marks at its commas, which are looked for eight bytes at a time.
    private func splitPlain(to lineEnd: Int) -> Step {
        let textEnd = withoutCarriageReturn(lineEnd)
        let pattern = ByteLanes.repeated(Byte.comma)
        var count = 0
        var fieldStart = start
        var place = start
        var allBits: UInt64 = 0
        while place < textEnd {
            let word = ByteLanes.load(buffer + place)
            // Bytes of the next record come in as well, which can only make this one be looked at once more.
            allBits |= word
            var commas = ByteLanes.equal(word, pattern)
            while commas != 0 {
                let comma = place + commas.trailingZeroBitCount / 8
                guard comma < textEnd else { break }
                if count < Self.maximumFields { setField(count, from: fieldStart, to: comma) }
                count += 1
                fieldStart = comma + 1
                commas &= commas &- 1
            }
            place += 8
        }
        if count < Self.maximumFields { setField(count, from: fieldStart, to: textEnd) }
        count += 1
        isASCII = ByteLanes.isASCII(allBits)
        fieldCount = min(count, Self.maximumFields)
        consume(through: lineEnd)
        return count <= Self.maximumFields ? .record : tooManyFields
    }

    /// Takes the quotation marks off the fields of a record that ends at `recordEnd`.
    private func unquote(to recordEnd: Int, breaks: Int) -> Step {
        fieldCount = 0
        isASCII = false
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
