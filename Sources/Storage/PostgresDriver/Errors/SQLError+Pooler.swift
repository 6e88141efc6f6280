import SQL

extension SQLError {
    /// That connections lead to a pooler which gives every transaction another server connection, and nobody said so.
    static var unannouncedPooler: SQLError {
        SQLError(.connection, "the address is that of \(poolerHint)")
    }

    /// What to do behind such a pooler.
    static let poolerHint = """
        a pooler in transaction mode, such as PgBouncer: give "bookable serve" the address of PostgreSQL itself as \
        database_direct beside it, and other commands that address instead
        """
}
