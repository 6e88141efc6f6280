/// How the export of a known program is read.
public struct ExportPreset: Hashable, Sendable {
    /// The name by which `--preset` chooses it.
    public let name: String

    /// Columns that a header must all have to be recognised.
    let signature: [String]

    /// The export's names of columns.
    public let names: [CancellationColumn: String]

    /// The unit of its amounts, if the program always uses the same one.
    public let amounts: AmountUnit?

    /// Defaults for columns that it never has.
    let defaults: [CancellationColumn: String]

    /// A note about the export, for people.
    public let remark: String

    /// Whether a header has the columns that it is recognised by.
    func matches(_ header: [String]) -> Bool {
        let known = Set(header.map(ColumnName.folded))
        return signature.allSatisfy { known.contains(ColumnName.folded($0)) }
    }
}
