/// What differs between engines in the text of statements.
package struct Dialect: Sendable, Hashable {
    /// Lower-case name of the engine, for logs and for messages.
    package let name: String
    /// What stands before the number of an argument, counted from one.
    package let placeholderPrefix: String
    /// Type of a column that holds an ``SQLInstant``.
    package let instantType: String

    package init(name: String, placeholderPrefix: String, instantType: String) {
        self.name = name
        self.placeholderPrefix = placeholderPrefix
        self.instantType = instantType
    }
}
