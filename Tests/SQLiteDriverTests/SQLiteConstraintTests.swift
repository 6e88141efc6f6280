import SQL
import SQLiteDriver
import Testing

struct SQLiteConstraintTests {
    @Test func aDeferredForeignKeyIsRefusedAtCommit() async throws {
        let schema = """
            CREATE TABLE parents (id INTEGER PRIMARY KEY);
            CREATE TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
            """
        let code = try await code(of: "INSERT INTO children VALUES (1)", after: schema)
        #expect(code == .constraint(.foreignKey, name: nil))
    }

    @Test func aTriggerNamesWhatItRaised() async throws {
        let schema = """
            CREATE TABLE history (id INTEGER);
            INSERT INTO history VALUES (1);
            CREATE TRIGGER keep BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history_is_kept'); END;
            """
        let code = try await code(of: "DELETE FROM history", after: schema)
        #expect(code == .constraint(.trigger, name: "history_is_kept"))
    }

    @Test func anIndexOverAnExpressionIsNamed() async throws {
        let schema = """
            CREATE TABLE people (email TEXT);
            CREATE UNIQUE INDEX people_by_email ON people (lower(email));
            INSERT INTO people VALUES ('ada@example.org');
            """
        let code = try await code(of: "INSERT INTO people VALUES ('ADA@example.org')", after: schema)
        #expect(code == .constraint(.unique, name: "people_by_email"))
    }

    @Test func twoIndexesOverTheSameColumnsAreNotToldApart() async throws {
        let schema = """
            CREATE TABLE places (seat INTEGER, held INTEGER);
            CREATE UNIQUE INDEX held_places ON places (seat) WHERE held = 1;
            CREATE UNIQUE INDEX other_places ON places (seat) WHERE held = 0;
            INSERT INTO places VALUES (1, 1);
            """
        let code = try await code(of: "INSERT INTO places VALUES (1, 1)", after: schema)
        #expect(code == .constraint(.unique, name: nil))
    }

    @Test func aStrictTableRefusesOtherTypes() async throws {
        let schema = "CREATE TABLE kept (id INTEGER) STRICT"
        let code = try await code(of: "INSERT INTO kept VALUES (\("one"))", after: schema)
        #expect(code == .wrongType)
    }

    @Test func aScriptCannotEndItsTransaction() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            let code = await errorCode {
                try await database.transaction(.write) { connection in
                    try await connection.execute(unsafeScript: "CREATE TABLE kept (id INTEGER); ROLLBACK")
                }
            }
            #expect(code == .syntax)
            try await database.close()
        }
    }

    private func code(of statement: SQLStatement, after schema: String) async throws -> SQLError.Code? {
        var code: SQLError.Code?
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.transaction(.write) { try await $0.execute(unsafeScript: schema) }
            code = await errorCode { try await database.transaction(.write) { try await $0.execute(statement) } }
            try await database.close()
        }
        return code
    }
}
