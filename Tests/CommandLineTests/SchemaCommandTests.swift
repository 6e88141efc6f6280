import SQL
import SQLiteDriver
import Testing

/// What is said and done about the state of a database's schema.
struct SchemaCommandTests {
    @Test func statusTellsWhereEachMigrationStandsAndChangesNothing() async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("new.sqlite")
        let missing = try Binary.run(["migrate", "--status", "--database", database])
        #expect(missing.status == 1)
        #expect(missing.errors.contains("There is no database \(database)."))
        let empty = try SQLiteDatabase(path: database)
        try await empty.close()
        let before = try Binary.run(["migrate", "--status", "--database", database])
        #expect(before.output.contains("1 foundation: pending"))
        #expect(try Binary.run(["migrate", "--database", database]).output.contains("1 foundation: applied 2"))
        let after = try Binary.run(["migrate", "--status", "--database", database])
        #expect(!after.output.contains("pending"))
    }

    @Test(
        arguments: [
            (
                "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (99, 'later', '', 0)",
                "migration 99 (later) is not known to this version"
            ),
            (
                "UPDATE schema_migrations SET checksum = '' WHERE number = 1",
                "migration 1 (foundation) was applied with another text, so another build made this database"
            ),
        ]
    )
    func aServerRefusesASchemaThatItDoesNotKnow(change: String, complaint: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("other.sqlite")
        #expect(try Binary.run(["migrate", "--database", path]).status == 0)
        let database = try SQLiteDatabase(path: path)
        try await database.transaction(.write) { try await $0.execute(SQLStatement(unsafeRaw: change)) }
        try await database.close()
        let outcome = try Binary.run(["serve", "--port", "0", "--database", path])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(complaint), "\(outcome.errors)")
    }

    @Test func aSQLiteFileIsNotSpreadOut() throws {
        let folder = try TemporaryFolder()
        let outcome = try Binary.run(["db", "distribute", "--database", folder.path("one.sqlite")])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("only PostgreSQL with Citus"))
    }
}
