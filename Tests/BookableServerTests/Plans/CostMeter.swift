import SQL

/// Reads how much work a statement was from the engine's own counters.
///
/// They count what was really read, whatever the plan promised: a search by an index that matches too much costs as much as a scan.
struct CostMeter: Sendable {
    let engine: Engine

    /// The most that a statement may do which answers `rows` rows, however many there are in its tables.
    ///
    /// A row of a list may be joined with a few others. A list by what few rows have looks at 500 of them, and a count at 500 of a status. A scan over the 10,000 rows that the smallest of
    /// the grown tables has is at least four steps for each on SQLite and one visit on PostgreSQL.
    func bound(rows: Int) -> Int {
        switch engine {
        case .sqlite: 36_000 + 150 * rows
        case .postgres: 2_500 + 15 * rows
        }
    }

    /// The count so far, of this statement or of this transaction.
    func count(of text: String, on connection: any SQLConnection) async throws -> Int {
        switch engine {
        case .sqlite:
            try await connection.query("SELECT nstep AS work FROM sqlite_stmt WHERE sql = \(text)").first?
                .decode("work") ?? 0
        case .postgres:
            try await connection.query(
                """
                SELECT COALESCE(SUM(pg_stat_get_xact_tuples_returned(oid)), 0)::bigint AS work FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')
                """
            ).first?.decode("work") ?? 0
        }
    }

    /// How the engine runs a statement, as it says itself.
    func plan(of statement: SQLStatement, on connection: any SQLConnection) async throws -> String {
        switch engine {
        case .sqlite:
            try await connection.query("EXPLAIN QUERY PLAN \(statement)")
                .map { try $0.decode("detail", as: String.self) }.joined(separator: "\n")
        case .postgres:
            try await genericPlan(of: statement, on: connection)
        }
    }

    /// How PostgreSQL runs a prepared statement whatever its arguments are.
    private func genericPlan(of statement: SQLStatement, on connection: any SQLConnection) async throws -> String {
        let (text, arguments) = statement.rendered(for: connection.dialect)
        let values = arguments.isEmpty ? "" : "(\(arguments.map { _ in "NULL" }.joined(separator: ", ")))"
        try await connection.execute(SQLStatement(unsafeRaw: "PREPARE costly AS \(text)"))
        let plan = try await connection.query(SQLStatement(unsafeRaw: "EXPLAIN EXECUTE costly\(values)"))
            .map { try $0.decode("QUERY PLAN", as: String.self) }.joined(separator: "\n")
        try await connection.execute("DEALLOCATE costly")
        return plan
    }
}
