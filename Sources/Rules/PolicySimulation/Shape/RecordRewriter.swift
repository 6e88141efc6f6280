/// Converts records to RFC 4180: commas between fields, line feeds between records.
///
/// A record keeps its line: nothing is added to or taken from the lines, so that rejected rows are named as they stand.
struct RecordRewriter {
    private enum State {
        case fieldStart, plain, quoted, closed
    }

    private let shape: InputShape
    private var state = State.fieldStart

    /// Where the field begins in what is not handed out yet, and whether it needs quotation marks.
    private var fieldStart = 0
    private var holdsComma = false
    private var output: [UInt8] = []

    init(_ shape: InputShape) {
        self.shape = shape
    }

    /// Takes more of the text.
    mutating func add(_ text: [UInt8]) {
        output.reserveCapacity(output.count + text.count + 16)
        for byte in text { add(byte == Byte.carriageReturn && shape.hasBareReturns ? Byte.lineFeed : byte) }
    }

    /// Ends the last field.
    mutating func finish() {
        endField()
    }

    /// Moves completed output out.
    mutating func drain() -> [UInt8] {
        // A field without an end is not a record, and need not be kept whole.
        if output.count - fieldStart > 2 * RecordExtent.longest {
            holdsComma = false
            fieldStart = output.count
        }
        let done = Array(output[..<fieldStart])
        output.removeFirst(fieldStart)
        fieldStart = 0
        return done
    }

    private mutating func add(_ byte: UInt8) {
        switch state {
        case .quoted:
            if byte == Byte.quote { state = .closed }
            output.append(byte)
        case .closed where byte == Byte.quote:
            state = .quoted
            output.append(byte)
        case .closed where byte == UInt8(ascii: " ") && shape.hasSpaces: break
        case .fieldStart where byte == UInt8(ascii: " ") && shape.hasSpaces: break
        case .fieldStart where byte == Byte.quote:
            state = .quoted
            output.append(byte)
        default: addUnquoted(byte)
        }
    }

    private mutating func addUnquoted(_ byte: UInt8) {
        if byte == shape.delimiter || byte == Byte.lineFeed {
            endField()
            output.append(byte == Byte.lineFeed ? byte : Byte.comma)
            fieldStart = output.count
            state = .fieldStart
            return
        }
        if byte == Byte.comma { holdsComma = true }
        if state != .closed || byte != Byte.carriageReturn { state = .plain }
        output.append(byte)
    }

    private mutating func endField() {
        var ending: [UInt8] = []
        if output.count > fieldStart, output.last == Byte.carriageReturn { ending = [output.removeLast()] }
        if shape.hasSpaces, state == .plain {
            while output.count > fieldStart, output.last == UInt8(ascii: " ") { output.removeLast() }
        }
        if holdsComma, !output[fieldStart...].contains(Byte.quote) {
            output.insert(Byte.quote, at: fieldStart)
            output.append(Byte.quote)
        }
        holdsComma = false
        output.append(contentsOf: ending)
        fieldStart = output.count
    }
}
