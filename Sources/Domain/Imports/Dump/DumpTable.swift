/// A table of a dump.
struct DumpTable: Sendable {
    let name: String

    /// As `CREATE TABLE` has them; empty if it was not seen.
    var columns: [String] = []

    /// Empty for tables that nobody asked for.
    var rows: [DumpRow] = []

    /// How many rows were inserted, kept or not.
    var count = 0
}
