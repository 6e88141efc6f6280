/// What differs between engines in the text of statements.
package struct Dialect: Sendable, Hashable {
    /// Lower-case name of the engine, for logs and for messages.
    package let name: String
    /// What stands before the number of an argument, counted from one.
    package let placeholderPrefix: String
    package let typeNames: DialectTypeNames
    /// What ends a SELECT that takes rows for a change, and waits for those that another transaction has taken.
    package let takingRows: String
    /// What ends a SELECT that takes rows for a change and passes over those that another transaction has taken.
    package let takingUnlockedRows: String
    /// What stands between a table and the index that it must be read by, where statistics that are out of date would mislead the
    /// planner; `nil` if the engine takes no such order.
    package let readingBy: String?

    package init(
        name: String,
        placeholderPrefix: String,
        typeNames: DialectTypeNames,
        takingRows: String,
        takingUnlockedRows: String,
        readingBy: String? = nil
    ) {
        self.name = name
        self.placeholderPrefix = placeholderPrefix
        self.typeNames = typeNames
        self.takingRows = takingRows
        self.takingUnlockedRows = takingUnlockedRows
        self.readingBy = readingBy
    }

    /// What follows the name of a table to have it read by one of its indexes; empty on an engine that takes no such order.
    ///
    /// A statement with a name that no index has fails, and so does one that cannot use the index.
    package func by(_ index: String) -> SQLStatement {
        guard let readingBy else { return "" }
        return SQLStatement(unsafeRaw: "\(readingBy) \(index)")
    }
}
