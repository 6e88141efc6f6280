import SQL

/// How far the figures of a provider are counted.
struct FigureMark: Hashable, Sendable {
    /// The latest event that is counted; `nil` while all are to be counted again.
    let counted: Int64?

    /// The zone in whose months they are.
    let timeZone: String?

    /// Counts who wrote; 0 where nobody has.
    let revision: Int64

    static let none = FigureMark(counted: nil, timeZone: nil, revision: 0)
}

extension FigureMark {
    init(row: SQLRow) throws {
        self.init(
            counted: try row.decode("counted"),
            timeZone: try row.decode("time_zone"),
            revision: try row.decode("revision")
        )
    }
}
