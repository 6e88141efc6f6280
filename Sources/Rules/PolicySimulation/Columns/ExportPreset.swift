/// How the export of a known program is read.
public struct ExportPreset: Hashable, Sendable {
    /// The name by which `--preset` chooses it.
    public let name: String

    /// Columns by which a header is recognised, all of which it must have.
    let signature: [String]

    /// The export's names of columns.
    public let names: [CancellationColumn: String]

    /// What its amounts count, where the program always writes them so.
    public let amounts: AmountUnit?

    /// What stands in for columns that it never has.
    let defaults: [CancellationColumn: String]

    /// What to know about the export, for people.
    public let remark: String

    /// Whether a header has the columns that it is recognised by.
    func matches(_ header: [String]) -> Bool {
        let known = Set(header.map(ColumnName.folded))
        return signature.allSatisfy { known.contains(ColumnName.folded($0)) }
    }
}
