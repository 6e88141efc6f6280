package import PolicySimulation

/// One file of the CSV import.
package struct Sheet: Sendable {
    let kind: SheetKind
    let name: String
    let rows: [Row]
    let faults: [DelimitedTable.Fault]

    /// Throws for a file that cannot be read, and for columns that are missing or unknown.
    package init(_ kind: SheetKind, name: String, _ bytes: [UInt8], _ options: ReadingOptions) async throws {
        let table: DelimitedTable
        do {
            table = try await DelimitedTable(bytes, options)
        } catch let error as SimulationError {
            throw ImportFault("\(name): \(error)")
        }
        let columns = table.columns.map(Self.folded)
        if let unknown = columns.first(where: { !kind.columns.contains($0) }) {
            let known = kind.columns.joined(separator: ", ")
            throw ImportFault(
                "\(name): the column \"\(unknown.prefix(40))\" is unknown; a file of \(kind.rawValue) has \(known)"
            )
        }
        if let missing = kind.required.first(where: { !columns.contains($0) }) {
            throw ImportFault("\(name): the column \(missing) is missing")
        }
        guard Set(columns).count == columns.count else { throw ImportFault("\(name): a column stands twice") }
        self.kind = kind
        self.name = name
        faults = table.faults
        rows = table.rows.map { row in
            Row(file: name, line: row.line, values: Dictionary(uniqueKeysWithValues: zip(columns, row.fields)))
        }
    }

    /// A name of a column in small letters, with underscores for what is between words.
    private static func folded(_ name: String) -> String {
        String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }

    /// A row by the names of its columns.
    struct Row: Sendable {
        let file: String
        let line: Int
        let values: [String: String]

        /// `nil` for a column that is empty or not there.
        subscript(_ column: String) -> String? {
            guard let text = values[column].map(ImportedText.trimmed), !text.isEmpty else { return nil }
            return text
        }

        func source(_ kind: SourceRow.Kind, _ id: String? = nil) -> SourceRow {
            SourceRow(kind, String((id ?? self["id"] ?? "line \(line)").prefix(200)), file: file, line: line)
        }

        func integer(_ column: String, in bounds: ClosedRange<Int64>) throws(ImportFault) -> Int64? {
            guard let text = self[column] else { return nil }
            guard let number = Int64(text), bounds.contains(number) else {
                throw ImportFault(
                    "\(column) is not \(bounds.lowerBound) to \(bounds.upperBound): \"\(text.prefix(40))\""
                )
            }
            return number
        }

        func flag(_ column: String) throws(ImportFault) -> Bool {
            switch self[column]?.lowercased() {
            case nil, "no", "false", "0": return false
            case "yes", "true", "1": return true
            case let other?: throw ImportFault("\(column) is neither yes nor no: \"\(other.prefix(40))\"")
            }
        }
    }
}
