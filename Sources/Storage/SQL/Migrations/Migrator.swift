/// Brings a database's schema up to date and remembers what it did in the table `schema_migrations`.
package struct Migrator: Sendable {
    /// Held by the one who changes the schema.
    private static let lock = "schema_migrations"

    let database: any SQLDatabase
    private let migrations: [Migration]

    /// The migrations stand in ascending order of their numbers, each number once.
    package init(_ database: any SQLDatabase, _ migrations: [Migration]) {
        let inOrder = zip(migrations, migrations.dropFirst()).allSatisfy { $0.number < $1.number }
        precondition(inOrder, "Migrations stand in ascending order of their numbers, each number once.")
        self.database = database
        self.migrations = migrations
    }

    /// Applies what is pending, in order, each in one write transaction of its own, and returns what it applied.
    ///
    /// Several processes may call it at once. Nothing is applied to a database with an altered, an unknown or an overtaken
    /// migration; the error names it. `now` is in seconds since 1970 UTC.
    @discardableResult
    package func migrate(now: Int64) async throws -> [Migration] {
        try await createTable()
        var applied: [Migration] = []
        while let migration = try await applyNext(now: now) { applied.append(migration) }
        return applied
    }

    /// Every migration that is known here or was applied, in ascending order of their numbers.
    package func status() async throws -> [MigrationStatus] {
        try await createTable()
        return try await database.transaction(.read) { connection in try await status(on: connection) }
    }

    private func createTable() async throws {
        try await database.transaction(.write) { connection in
            // On PostgreSQL, two that create the same table at once can fail despite `IF NOT EXISTS`.
            try await connection.lock(Self.lock)
            try await connection.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_migrations (
                    number INTEGER NOT NULL PRIMARY KEY,
                    name TEXT NOT NULL,
                    checksum TEXT NOT NULL,
                    applied_at \(unsafeRaw: connection.dialect.typeNames.instant) NOT NULL
                )
                """
            )
        }
    }

    private func applyNext(now: Int64) async throws -> Migration? {
        try await database.transaction(.write) { connection in
            try await connection.lock(Self.lock)
            // Read under the lock, since another process may have applied some since the last look.
            let status = try await status(on: connection)
            guard let number = try Self.next(in: status),
                let migration = migrations.first(where: { $0.number == number })
            else { return nil }
            try await connection.execute(unsafeScript: String(decoding: migration.sql, as: UTF8.self))
            try await connection.execute(
                """
                INSERT INTO schema_migrations (number, name, checksum, applied_at)
                VALUES (\(migration.number), \(migration.name), \(migration.checksum), \(SQLInstant(now)))
                """
            )
            return migration
        }
    }

    func status(on connection: any SQLConnection) async throws -> [MigrationStatus] {
        let rows = try await connection.query("SELECT number, name, checksum, applied_at FROM schema_migrations")
        var pending = Dictionary(uniqueKeysWithValues: migrations.map { ($0.number, $0) })
        var status = try rows.map { row in
            let number: Int = try row.decode("number")
            let at = try row.decode("applied_at", as: SQLInstant.self).secondsSince1970
            let known = pending.removeValue(forKey: number)
            let unaltered = try known?.checksum == row.decode("checksum", as: String.self)
            let state: MigrationStatus.State =
                known == nil ? .unknown(at: at) : unaltered ? .applied(at: at) : .altered(at: at)
            return MigrationStatus(number: number, name: try row.decode("name"), state: state)
        }
        status += pending.values.map { MigrationStatus(number: $0.number, name: $0.name, state: .pending) }
        return status.sorted { $0.number < $1.number }
    }

    /// The number of the first pending migration, or nil when none is.
    private static func next(in status: [MigrationStatus]) throws(SQLError) -> Int? {
        var next: Int?
        for entry in status {
            switch entry.state {
            case .pending:
                next = next ?? entry.number
            case .applied:
                // The later one was written for a schema that has the earlier one, which could now undo its work.
                guard next == nil else {
                    throw refusal(.migrationOutOfOrder, entry, "was applied before an earlier one")
                }
            case .altered:
                throw refusal(.migrationAltered, entry, "was applied with another text, \(anotherBuild)")
            case .unknown:
                throw refusal(.migrationUnknown, entry, "is not known to this version; run the version that applied it")
            }
        }
        return next
    }

    static let anotherBuild =
        "so another build made this database; run the build that made it, or make a new database"

    static func refusal(_ code: SQLError.Code, _ entry: MigrationStatus, _ reason: String) -> SQLError {
        SQLError(code, "migration \(entry.number) (\(entry.name)) \(reason)")
    }
}
