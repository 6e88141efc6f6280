import SQL

/// A statement that a connection has prepared, under a name that the connection uses once.
struct PreparedStatement: Sendable {
    let name: String
    /// The columns of its result, once it had one: they never change.
    var columns: SQLColumns?
}
