import SQL

extension GrownHistory {
    /// Copies the rows of a booking in a table; see ``copy(_:where:_:_:)``.
    func copy(_ table: String, of booking: String, _ copies: Range<Int>, _ changes: [String: String]) async throws {
        try await copy(table, where: "booking_id = '\(booking)'", copies, changes)
    }

    /// Adds copies of the rows that fulfil a condition; `changes` maps columns to SQL over `n`, the number of the copy.
    func copy(_ table: String, where condition: String, _ copies: Range<Int>, _ changes: [String: String]) async throws
    {
        let columns = try await columns(of: table)
        let values = columns.map { changes[$0] ?? "source.\($0)" }.joined(separator: ", ")
        // CROSS JOIN, as SQLite would look for the rows once for each number.
        try await insert(
            """
            INSERT INTO \(table) (\(columns.joined(separator: ", "))) \(numbers(copies))
            SELECT \(values) FROM \(table) AS source CROSS JOIN numbers WHERE \(condition)
            """
        )
    }

    func insert(_ text: String) async throws {
        try await database.transaction(.write) { try await $0.execute(SQLStatement(unsafeRaw: text)) }
    }

    /// Tells the planner how many rows of which kind the tables have.
    func analyze() async throws {
        try await insert("ANALYZE")
    }

    /// Keeps PostgreSQL from analyzing the tables by itself, which it does at times of its own.
    func keepStatistics() async throws {
        guard engine == .postgres else { return }
        try await insert(
            """
            DO $$ DECLARE name text; BEGIN
                FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                    EXECUTE format('ALTER TABLE %I SET (autovacuum_enabled = off)', name);
                END LOOP;
            END $$
            """
        )
    }

    /// Defines `numbers (n)`, which is not empty.
    func numbers(_ range: Range<Int>) -> String {
        "WITH RECURSIVE numbers (n) AS (SELECT \(range.lowerBound) UNION ALL SELECT n + 1 FROM numbers WHERE n < \(range.upperBound - 1))"
    }

    /// The columns that say when a booking is, moved by SQL over `n`.
    func moved(_ offset: String) -> [String: String] {
        let columns = ["start_at", "end_at", "footprint_start", "footprint_end", "notice_start_at"]
        return Dictionary(uniqueKeysWithValues: columns.map { ($0, instant($0, offset)) })
    }

    /// The instant of a column, moved by seconds in SQL.
    func instant(_ column: String, _ offset: String) -> String {
        switch engine {
        case .sqlite: "source.\(column) \(offset)"
        case .postgres: "source.\(column) + (0 \(offset)) * interval '1 second'"
        }
    }

    /// The instant of so many seconds since 1970 in SQL.
    func instant(_ seconds: String) -> String {
        switch engine {
        case .sqlite: seconds
        case .postgres: "to_timestamp(\(seconds))"
        }
    }

    /// Bytes that are one's own.
    func hash(_ text: String) -> String {
        switch engine {
        case .sqlite: "CAST(\(text) AS BLOB)"
        case .postgres: "sha256((\(text))::bytea)"
        }
    }

    private func columns(of table: String) async throws -> [String] {
        try await database.transaction(.read) { connection in
            let statement: SQLStatement =
                switch engine {
                case .sqlite: "SELECT name AS name FROM pragma_table_info(\(table))"
                case .postgres:
                    """
                    SELECT column_name::text AS name FROM information_schema.columns
                    WHERE table_schema = 'public' AND table_name = \(table) AND is_generated = 'NEVER'
                    """
                }
            return try await connection.query(statement).map { try $0.decode("name") }
        }
    }
}
