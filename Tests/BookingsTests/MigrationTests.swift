import CivilTime
import Bookings
import SQL
import Testing

/// What becomes of a database whose schema is not that of a release.
@Suite(.ownDatabases)
struct MigrationTests {
    /// The steps of a build that had four, of which the first is called as that of the release.
    private static let earlierSteps = ["foundation", "jobs", "payments", "promises"]

    @Test(arguments: Engine.allCases)
    func `the database of an earlier build is refused and left as it is`(engine: Engine) async throws {
        let database = try await Studio(on: engine).database
        try await recordEarlierSteps(in: database)
        let migrator = Migrator(database, Schema.migrations(for: database.dialect))
        let before = try await migrator.status()
        let refusals = [
            await #expect(throws: SQLError.self) { try await migrator.migrate(now: Studio.now.secondsSince1970) },
            await #expect(throws: SQLError.self) { try await migrator.verify() },
        ]
        for refusal in refusals {
            #expect(refusal?.code == .migrationAltered)
            #expect(
                refusal?.message == "migration 1 (foundation) was applied with another text, so another build made "
                    + "this database; run the build that made it, or make a new database"
            )
        }
        #expect(try await migrator.status() == before)
        #expect(before.map(\.state).filter { $0 == .unknown(at: Studio.now.secondsSince1970) }.count == 3)
    }

    private func recordEarlierSteps(in database: any SQLDatabase) async throws {
        try await database.transaction(.write) { connection in
            try await connection.execute("DELETE FROM schema_migrations")
            for (index, name) in Self.earlierSteps.enumerated() {
                try await connection.execute(
                    """
                    INSERT INTO schema_migrations (number, name, checksum, applied_at)
                    VALUES (\(index + 1), \(name), 'of an earlier text', \(SQLInstant(Studio.now.secondsSince1970)))
                    """
                )
            }
        }
    }
}
