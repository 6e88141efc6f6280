/// Finds columns in a header by their possible names.
struct ColumnNames {
    /// What keeps a column from being read.
    enum Problem: Equatable {
        /// No name of the header is the column's.
        case missing(CancellationColumn)

        /// The name that was given for the column is not in the header.
        case unknown(CancellationColumn, name: String)
    }

    let names: [String]
    private let folded: [String]

    init(_ names: [String]) {
        self.names = names
        folded = names.map(ColumnName.folded)
    }

    /// The index of each column, in the order of `CancellationColumn.allCases`, and the problems.
    ///
    /// `mapped` are the columns whose names were given by hand. Throws code `.header` where a name stands twice.
    func places(
        _ options: ReadingOptions,
        mapped: Set<CancellationColumn>
    ) throws(SimulationError) -> ([Int?], [Problem]) {
        var places: [Int?] = []
        var problems: [Problem] = []
        for column in CancellationColumn.allCases {
            let place = try place(of: column, named: options.names[column])
            places.append(place)
            if place != nil { continue }
            if mapped.contains(column), let name = options.names[column] {
                problems.append(.unknown(column, name: name))
            } else if !column.isOptional, options.defaults[column] == nil {
                problems.append(.missing(column))
            }
        }
        return (places, problems)
    }

    private func place(of column: CancellationColumn, named name: String?) throws(SimulationError) -> Int? {
        let exact = names.indices.filter { names[$0] == name ?? column.rawValue }
        if let found = try only(exact, name ?? column.rawValue) { return found }
        let key = ColumnName.folded(name ?? column.rawValue)
        return try only(folded.indices.filter { folded[$0] == key }, name ?? column.rawValue)
    }

    private func only(_ found: [Int], _ name: String) throws(SimulationError) -> Int? {
        guard found.count <= 1 else {
            throw SimulationError(code: .header, message: "the header names \(name) twice")
        }
        return found.first
    }
}
