/// A row of a table in a dump.
struct DumpRow: Sendable {
    /// Where the row begins.
    let line: Int
    let table: String
    let columns: [String: Int]
    let values: [[UInt8]?]

    /// The text of a column; `nil` if the table has none of that name, or for `NULL`.
    ///
    /// Throws for bytes that are not UTF-8.
    func text(_ column: String) throws(ImportFault) -> String? {
        guard let place = columns[column], let bytes = values[place] else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ImportFault(
                line: line,
                "\(table).\(column) is not UTF-8; dump with --default-character-set=utf8mb4"
            )
        }
        return text
    }

    /// A whole number; `nil` for `NULL` and a column that is not there.
    ///
    /// Throws for anything else.
    func integer(_ column: String) throws(ImportFault) -> Int64? {
        guard let text = try text(column), !text.isEmpty else { return nil }
        guard let number = Int64(text) else {
            throw ImportFault(line: line, "\(table).\(column) is not a whole number: \"\(text.prefix(40))\"")
        }
        return number
    }

    /// Whether a column is a number other than 0.
    func flag(_ column: String) throws(ImportFault) -> Bool { try (integer(column) ?? 0) != 0 }

    /// The id that a row is told by.
    ///
    /// Throws where there is none.
    func id(_ column: String = "id") throws(ImportFault) -> String {
        guard let text = try text(column), !text.isEmpty, text.utf8.count <= 40 else {
            throw ImportFault(line: line, "\(table).\(column) is missing")
        }
        return text
    }
}
