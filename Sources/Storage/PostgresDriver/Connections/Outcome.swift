import SQL

/// How a sequence of statements went.
enum Outcome {
    /// The answers, in their order.
    case answered([Reply])
    /// The one at the index failed, and those after it were passed over.
    case refused(SQLError, at: Int)

    /// What the server answered to a statement.
    struct Reply {
        var rows: [SQLRow] = []
        var changes = 0
        /// What the server says it did, such as `COMMIT`.
        var tag = ""
        /// The types of the arguments, when they were asked for.
        var argumentTypes: [PostgresType] = []
    }
}
