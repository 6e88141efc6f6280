/// A file of records with a header, read whole, in any encoding and with any delimiter that files of cancellations may have.
package struct DelimitedTable: Sendable {
    /// A record behind the header.
    package struct Row: Sendable {
        /// The line on which it begins, from 1.
        package let line: Int
        package let fields: [String]
    }

    /// A record that cannot be read.
    package struct Fault: Sendable {
        package let line: Int
        package let reason: String
    }

    /// The names of the columns, without spaces around.
    package private(set) var columns: [String] = []
    package private(set) var rows: [Row] = []
    package private(set) var faults: [Fault] = []

    /// Reads a file's bytes; what the options leave open is detected.
    ///
    /// Throws a ``SimulationError`` for a file without a header, and where the delimiter cannot be told.
    package init(_ bytes: [UInt8], _ options: ReadingOptions = ReadingOptions()) async throws {
        var place = 0
        let source: ChunkReader.Source = { memory in
            let count = min(memory.count, bytes.count - place)
            memory.copyBytes(from: bytes[place..<place + count])
            place += count
            return count
        }
        let input = try await InputStream(options, from: source)
        var chunks = ChunkReader()
        var isHeader = true
        while let chunk = try await chunks.next(from: { try await input.read(into: $0, from: source) }) {
            let reader = RecordReader(chunk)
            reading: while true {
                switch reader.next() {
                case .end: break reading
                case .malformed(let reason): faults.append(Fault(line: reader.line, reason: reason))
                case .record: take(reader, &isHeader)
                }
            }
        }
        guard !isHeader else { throw SimulationError.noHeader }
    }

    private mutating func take(_ reader: RecordReader, _ isHeader: inout Bool) {
        var fields: [String] = []
        for index in 0..<reader.fieldCount {
            guard let field = String(validating: reader[index], as: UTF8.self) else {
                faults.append(Fault(line: reader.line, reason: "field \(index + 1) is not in the encoding of the file"))
                return
            }
            fields.append(field)
        }
        if isHeader {
            isHeader = false
            columns = fields.map { String($0[...].trimmed()) }
        } else if fields.count == columns.count {
            rows.append(Row(line: reader.line, fields: fields))
        } else {
            let reason = "the row has \(fields.count) fields, and the header \(columns.count)"
            faults.append(Fault(line: reader.line, reason: reason))
        }
    }
}
