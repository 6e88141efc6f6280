extension Migrator {
    /// The number of the last migration that was applied; 0 if none was.
    ///
    /// Only reads.
    package func version() async throws -> Int {
        let rows = try await database.transaction(.read) { connection in
            try await connection.query("SELECT COALESCE(MAX(number), 0) AS number FROM schema_migrations")
        }
        return try rows.first?.decode("number") ?? 0
    }

    /// Throws unless the schema is the one known here: every migration applied as it stands, and no other.
    ///
    /// Only reads, so that a replica can be asked as well.
    package func verify() async throws {
        let status = try await database.transaction(.read) { connection in try await self.status(on: connection) }
        for entry in status {
            switch entry.state {
            case .applied: break
            case .pending: throw Self.refusal(.migrationOutOfOrder, entry, "is pending; run bookable migrate")
            case .altered:
                throw Self.refusal(.migrationAltered, entry, "was applied with another text, \(Self.anotherBuild)")
            case .unknown: throw Self.refusal(.migrationUnknown, entry, "is not known to this version")
            }
        }
    }
}
