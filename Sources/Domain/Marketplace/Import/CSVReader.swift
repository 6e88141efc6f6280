/// Parses comma-separated values.
enum CSVReader {
    struct Record {
        let line: Int
        var fields: [String]
    }

    /// The records of a text, without empty lines; throws for a quote that is never closed, and for text after one.
    static func records(in text: String) throws(CSVTable.Fault) -> [Record] {
        var reader = State(scalars: text.unicodeScalars)
        return try reader.read()
    }

    private struct State {
        private var rest: String.UnicodeScalarView.SubSequence
        private var line = 1
        private var records: [Record] = []
        private var record: Record?

        init(scalars: String.UnicodeScalarView) {
            // A byte order mark, as spreadsheets write it.
            rest = scalars.first == "\u{FEFF}" ? scalars.dropFirst() : scalars[...]
        }

        mutating func read() throws(CSVTable.Fault) -> [Record] {
            while !rest.isEmpty {
                if record == nil, takeLineEnd() { continue }
                let field = try rest.first == "\"" ? quoted() : plain()
                record = record ?? Record(line: line, fields: [])
                record?.fields.append(field)
                try endField()
            }
            if let record { records.append(record) }
            return records
        }

        private mutating func endField() throws(CSVTable.Fault) {
            if rest.first == "," {
                rest.removeFirst()
                // A comma at the very end is followed by an empty field.
                if rest.isEmpty { record?.fields.append("") }
            } else if rest.isEmpty || takeLineEnd() {
                if let record { records.append(record) }
                record = nil
            } else {
                throw CSVTable.Fault(line: line, reason: "Text follows a closing quote.")
            }
        }

        private mutating func plain() -> String {
            let end = rest.firstIndex { $0 == "," || $0 == "\n" || $0 == "\r" } ?? rest.endIndex
            let field = String(rest[..<end])
            rest = rest[end...]
            // An empty field before a line end is read above; here the comma before it was already taken.
            return field
        }

        private mutating func quoted() throws(CSVTable.Fault) -> String {
            let start = line
            var field = String.UnicodeScalarView()
            rest.removeFirst()
            while let scalar = rest.popFirst() {
                if scalar == "\n" { line += 1 }
                guard scalar == "\"" else {
                    field.append(scalar)
                    continue
                }
                guard rest.first == "\"" else { return String(field) }
                field.append(rest.removeFirst())
            }
            throw CSVTable.Fault(line: start, reason: "A quote is not closed.")
        }

        /// Whether a line ended here, by `\n`, `\r\n` or `\r`.
        private mutating func takeLineEnd() -> Bool {
            guard let first = rest.first, first == "\n" || first == "\r" else { return false }
            rest.removeFirst()
            if first == "\r", rest.first == "\n" { rest.removeFirst() }
            line += 1
            return true
        }
    }
}
