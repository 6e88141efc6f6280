/// Comma-separated values with a heading (RFC 4180), read whole.
package struct CSVTable: Sendable {
    /// A row by the names of the columns, with the number of the line on which it begins.
    package struct Row: Sendable {
        package let line: Int
        package let values: [String: String]
    }

    /// The names of the columns, in their order.
    package let columns: [String]

    /// The rows, or why one cannot be read.
    package let rows: [Result<Row, Fault>]

    /// What is wrong with a file or a row.
    package struct Fault: Error, CustomStringConvertible {
        package let line: Int
        package let reason: String

        package var description: String { "line \(line): \(reason)" }
    }

    /// Throws for a file without a heading, and for one that names a column twice.
    package init(_ text: String) throws(Fault) {
        var records = try CSVReader.records(in: text)[...]
        guard let heading = records.popFirst() else { throw Fault(line: 1, reason: "The file is empty.") }
        let columns = heading.fields
        guard Set(columns).count == columns.count else {
            throw Fault(line: heading.line, reason: "A column stands twice in the heading.")
        }
        self.columns = columns
        rows = records.map { record in
            guard record.fields.count == columns.count else {
                let reason = "This has \(record.fields.count) fields; the heading has \(columns.count)."
                return .failure(Fault(line: record.line, reason: reason))
            }
            let values = Dictionary(zip(columns, record.fields)) { first, _ in first }
            return .success(Row(line: record.line, values: values))
        }
    }
}
