/// The column names of a result, shared by its rows.
package struct SQLColumns: Sendable {
    private static let duplicate = -1

    private let indices: [String: Int]

    /// In their order, duplicates included.
    package let names: [String]

    /// How many columns the result has, duplicates included.
    package var count: Int { names.count }

    package init(_ names: [String]) {
        self.names = names
        indices = Dictionary(
            names.enumerated().map { ($1, $0) },
            // A name that stands twice is an error only if it is asked for: a join has such columns without harm.
            uniquingKeysWith: { _, _ in Self.duplicate }
        )
    }

    func index(of name: String) throws(SQLError) -> Int {
        guard let index = indices[name] else {
            throw SQLError(.missingColumn, "the result has no column \(name)")
        }
        guard index != Self.duplicate else {
            throw SQLError(.missingColumn, "the result has more than one column \(name); name them apart")
        }
        return index
    }
}
