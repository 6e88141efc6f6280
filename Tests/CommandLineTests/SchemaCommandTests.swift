import PostgresServer
import SQL
import SQLiteDriver
import Testing
import TestSupport

/// What is said and done about the state of a database's schema.
struct SchemaCommandTests {
    @Test func statusTellsWhereEachMigrationStandsAndChangesNothing() async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("new.sqlite")
        let missing = try Binary.run(["migrate", "--status", "--database", database])
        #expect(missing.status == 1)
        #expect(missing.errors.contains("The database \(database) does not exist."))
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

    @Test func aClusterIsSpreadOutOnceAndWithoutAWordOfItsNotices() async throws {
        let server = try await PostgresServer.shared
        try await server.withDatabase { url in
            let alone = try Binary.run(["db", "distribute", "--database", url])
            #expect(alone.status == 1)
            #expect(alone.errors.contains("The extension citus is not in"))
            try await CitusStandIn.install(in: databaseName(of: url), of: server)
            let first = try Binary.run(["db", "distribute", "--database", url])
            #expect(first.status == 0)
            #expect(first.output.hasPrefix("Spread out: policy_scripts, providers, "))
            #expect(first.errors == "")
            let second = try Binary.run(["db", "distribute", "--database", url])
            #expect(second.status == 0)
            #expect(second.output == "All tables are spread out already.\n")
            #expect(second.errors == "")
        }
    }

    @Test(arguments: [
        ["serve", "--port", "0"], ["serve", "--port", "0", "--database-role", "replica"], ["keys", "list"],
        ["db", "distribute"], ["refunds", "audit"], ["migrate"],
    ])
    func aWorkerOfAClusterIsRefused(command: [String]) async throws {
        let server = try await PostgresServer.shared
        try await server.withDatabase { url in
            #expect(try Binary.run(["migrate", "--database", url]).status == 0)
            let name = databaseName(of: url)
            try await CitusStandIn.install(in: name, of: server)
            try await server.run("UPDATE citus_stand_in.pg_dist_local_group SET groupid = 2", in: name)
            let outcome = try Binary.run(command + ["--database", url])
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("is a worker of a Citus cluster"), "\(outcome.errors)")
        }
    }

    private func databaseName(of url: String) -> String {
        String(url.split(separator: "/").last?.prefix { $0 != "?" } ?? "")
    }

    @Test func aSQLiteFileIsNotSpreadOut() throws {
        let folder = try TemporaryFolder()
        let outcome = try Binary.run(["db", "distribute", "--database", folder.path("one.sqlite")])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("only PostgreSQL with Citus"))
    }
}
