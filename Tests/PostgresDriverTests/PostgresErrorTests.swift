import PostgresDriver
import SQL
import Testing

@Suite(.timeLimit(.minutes(2)))
struct PostgresErrorTests {
    @Test func anExclusionConstraintIsNamed() async throws {
        let schema = """
            CREATE EXTENSION btree_gist;
            CREATE TABLE places (seat INTEGER, span INT4RANGE, CONSTRAINT no_overlap EXCLUDE USING gist (seat WITH =, span WITH &&));
            INSERT INTO places VALUES (1, '[1,5)');
            """
        let error = try await error(of: "INSERT INTO places VALUES (1, '[4,6)')", after: schema)
        #expect(error?.code == .constraint(.exclusion, name: "no_overlap"))
        #expect(error?.table == "places")
        #expect(error?.message.contains("[4") == false)
    }

    @Test func aTriggerNamesWhatItRaised() async throws {
        let schema = """
            CREATE TABLE history (id INTEGER);
            CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'history_is_kept'; END $$;
            CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON history FOR EACH STATEMENT EXECUTE FUNCTION keep();
            """
        let error = try await error(of: "DELETE FROM history", after: schema)
        #expect(error?.code == .constraint(.trigger, name: "history_is_kept"))
    }

    @Test func aDeferredConstraintIsRefusedAtCommit() async throws {
        let schema = """
            CREATE TABLE parents (id INTEGER PRIMARY KEY);
            CREATE TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
            """
        let error = try await error(of: "INSERT INTO children VALUES (1)", after: schema)
        #expect(error?.code == .constraint(.foreignKey, name: "children_parent_fkey"))
    }

    @Test(
        arguments: [
            ("23505", .constraint(.unique, name: "named")), ("23503", .constraint(.foreignKey, name: "named")),
            ("23514", .constraint(.check, name: "named")), ("23502", .constraint(.notNull, name: nil)),
            ("23P01", .constraint(.exclusion, name: "named")), ("40001", .contention), ("40P01", .contention),
            ("55P03", .contention), ("57014", .timeout), ("53100", .full), ("53300", .connection), ("53200", .other),
            ("08006", .connection), ("25006", .readOnly), ("25P02", .aborted), ("42P01", .syntax), ("42501", .syntax),
            ("22003", .wrongType), ("26000", .contention), ("XX001", .corrupt), ("XX000", .other), ("0A000", .other),
        ] as [(String, SQLError.Code)]
    )
    func conditionsHaveCodes(_ state: String, _ code: SQLError.Code) async throws {
        let statement = SQLStatement(
            unsafeRaw: "DO $$ BEGIN RAISE EXCEPTION 'raised' USING ERRCODE = '\(state)', CONSTRAINT = 'named'; END $$"
        )
        try await withPostgres { database, _ in
            let error = await errorOf {
                try await database.transactionAttempt(.write) { try await $0.execute(statement) }
            }
            #expect(error?.code == code)
            #expect((error?.cause as? ServerError)?.sqlState == state)
        }
    }

    @Test func aStatementThatTakesTooLongIsEnded() async throws {
        try await withPostgres(limits: PostgresLimits(connections: 1, statementTimeout: .milliseconds(50))) {
            database,
            _ in
            let error = await errorOf {
                try await database.transaction(.read) { try await $0.query("SELECT pg_sleep(600)") }
            }
            #expect(error?.code == .timeout)
            try await database.transaction(.read) { _ = try await $0.query("SELECT 1") }
        }
    }

    @Test func aLockThatTakesTooLongIsContention() async throws {
        try await withPostgres(limits: PostgresLimits(connections: 2, lockTimeout: .milliseconds(20))) { database, _ in
            let error = try await database.transaction(.write) { connection in
                try await connection.lock("place")
                _ = try await connection.query("SELECT 1")
                return await errorOf {
                    try await database.transactionAttempt(.write) { other in
                        try await other.lock("place")
                        _ = try await other.query("SELECT 1")
                    }
                }
            }
            #expect(error?.code == .contention)
        }
    }

    @Test func aDeadlockIsTriedAgain() async throws {
        try await withPostgres { database, _ in
            let meeting = Meeting(of: 2)
            try await withThrowingTaskGroup { group in
                for names in [("a", "b"), ("b", "a")] {
                    group.addTask {
                        try await database.transaction(.write) { connection in
                            try await connection.lock(names.0)
                            _ = try await connection.query("SELECT 1")
                            // Each holds what the other one is about to ask for.
                            await meeting.arrive()
                            try await connection.lock(names.1)
                            _ = try await connection.query("SELECT 1")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(await meeting.arrivals > 2, "Nobody had to try again.")
        }
    }

    @Test func aFailureOfWhatIsSentAlongLeavesNoSavepointToGoBackTo() async throws {
        try await withPostgres(limits: PostgresLimits(connections: 2, lockTimeout: .milliseconds(20))) { database, _ in
            let codes = try await database.transaction(.write) { connection in
                try await connection.lock("place")
                _ = try await connection.query("SELECT 1")
                var codes: [SQLError.Code?] = []
                let whole = await errorOf {
                    try await database.transactionAttempt(.write) { other in
                        try await other.notify("channel", String(repeating: "x", count: 9000))
                        codes.append(
                            await errorOf { try await other.savepoint { _ = try await other.query("SELECT 1") } }?.code
                        )
                        codes.append(await errorOf { try await other.query("SELECT 1") }?.code)
                    }
                }
                return codes + [whole?.code]
            }
            #expect(codes == [.wrongType, .aborted, .aborted])
        }
    }

    @Test func aTableAlteredByAnotherIsReadInItsNewForm() async throws {
        try await withPostgres(limits: PostgresLimits(connections: 1)) { database, url in
            let other = try PostgresDatabase(url, limits: PostgresLimits(connections: 1))
            try await other.transaction(.write) { connection in
                try await connection.execute(
                    unsafeScript: "CREATE TABLE items (id INTEGER); INSERT INTO items VALUES (1)"
                )
            }
            let before = try await database.transaction(.read) { try await $0.query("SELECT * FROM items") }
            try #require(!before.isEmpty)
            #expect(try before[0].decode("id", as: Int.self) == 1)
            try await other.transaction(.write) {
                try await $0.execute("ALTER TABLE items ADD COLUMN name TEXT DEFAULT 'x'")
            }
            let after = try await database.transaction(.read) { try await $0.query("SELECT * FROM items") }
            try #require(!after.isEmpty)
            #expect(try after[0].decode("name", as: String.self) == "x")
            try await other.close()
        }
    }

    private func error(of statement: SQLStatement, after schema: String) async throws -> SQLError? {
        var error: SQLError?
        try await withPostgres { database, _ in
            try await database.transaction(.write) { try await $0.execute(unsafeScript: schema) }
            error = await errorOf { try await database.transaction(.write) { try await $0.execute(statement) } }
        }
        return error
    }
}
