/// Records with quotation marks, which may span lines.
enum QuotedRecord {
    enum Extent {
        /// The record ends before a line feed or the end of the bytes; `breaks` line feeds lie within it.
        case complete(length: Int, breaks: Int)

        /// The bytes end within quotation marks.
        case open

        /// A quotation mark stands where none may.
        case misplaced
    }

    private enum State {
        case fieldStart, plain, quoted, closed
    }

    /// How long the record at the start of `bytes` is.
    static func measure(_ bytes: UnsafeBufferPointer<UInt8>) -> Extent {
        var state = State.fieldStart
        var breaks = 0
        for (place, byte) in bytes.enumerated() {
            switch (state, byte) {
            case (.quoted, Byte.quote): state = .closed
            case (.quoted, Byte.lineFeed): breaks += 1
            case (.quoted, _): break
            case (_, Byte.lineFeed): return .complete(length: place, breaks: breaks)
            case (_, Byte.comma): state = .fieldStart
            case (.fieldStart, Byte.quote), (.closed, Byte.quote): state = .quoted
            case (.plain, Byte.quote): return .misplaced
            case (.closed, Byte.carriageReturn): break
            case (.closed, _): return .misplaced
            default: state = .plain
            }
        }
        return state == .quoted ? .open : .complete(length: bytes.count, breaks: breaks)
    }

    /// Takes the quotation marks off the field at `from`, in place; `next` is where it ended, at a comma or `to`.
    static func unquoteField(
        _ buffer: UnsafeMutablePointer<UInt8>,
        from: Int,
        to: Int
    ) -> (start: Int, end: Int, next: Int) {
        var place = from
        guard place < to, buffer[place] == Byte.quote else {
            while place < to, buffer[place] != Byte.comma { place += 1 }
            return (from, place, place)
        }
        place += 1
        var end = from
        while place < to {
            if buffer[place] == Byte.quote {
                place += 1
                guard place < to, buffer[place] == Byte.quote else { break }
            }
            buffer[end] = buffer[place]
            end += 1
            place += 1
        }
        return (from, end, place)
    }
}
