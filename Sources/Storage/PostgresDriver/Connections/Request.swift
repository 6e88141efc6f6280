import SQL

/// A statement to be run.
struct Request: Sendable {
    let text: String
    let arguments: [SQLValue]
    /// The types of the arguments, where they need not be asked for.
    var types: [PostgresType]?
    /// Whether it begins or ends something, and so is short and may be run in a transaction that failed.
    let isControl: Bool

    init(_ text: String, _ arguments: [SQLValue], types: [PostgresType]? = nil) {
        self.text = text
        self.arguments = arguments
        self.types = arguments.isEmpty ? [] : types
        isControl = false
    }

    init(control text: String) {
        self.text = text
        arguments = []
        types = []
        isControl = true
    }
}
