/// What differs between engines in the text of statements.
package struct Dialect: Sendable, Hashable {
    /// Lower-case name of the engine, for logs and for messages.
    package let name: String
    /// What stands before the number of an argument, counted from one.
    package let placeholderPrefix: String
    package let typeNames: DialectTypeNames
    /// What ends a SELECT that takes rows for a change and passes over those that another transaction has taken.
    package let takingUnlockedRows: String

    package init(name: String, placeholderPrefix: String, typeNames: DialectTypeNames, takingUnlockedRows: String) {
        self.name = name
        self.placeholderPrefix = placeholderPrefix
        self.typeNames = typeNames
        self.takingUnlockedRows = takingUnlockedRows
    }
}
