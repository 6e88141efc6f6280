import SQL
import Testing

struct ConstraintContractTests {
    private static let schema = """
        CREATE TABLE owners (id INTEGER NOT NULL PRIMARY KEY);
        CREATE TABLE places (
            owner INTEGER NOT NULL REFERENCES owners (id),
            place INTEGER NOT NULL,
            seat INTEGER NOT NULL,
            label TEXT,
            CONSTRAINT seat_counts_from_zero CHECK (seat >= 0),
            PRIMARY KEY (owner, place),
            UNIQUE (owner, label)
        );
        CREATE UNIQUE INDEX places_by_seat ON places (place, seat) WHERE label IS NOT NULL;
        INSERT INTO owners VALUES (1);
        INSERT INTO places VALUES (1, 1, 0, 'a');
        """

    @Test(arguments: Engine.allCases)
    func theUniqueIndexIsNamed(_ engine: Engine) async throws {
        let error = try await violation(
            of: "INSERT INTO owners VALUES (2)",
            "INSERT INTO places VALUES (2, 1, 0, 'b')",
            on: engine
        )
        #expect(error.code == .constraint(.unique, name: "places_by_seat"))
    }

    @Test(arguments: Engine.allCases)
    func thePrimaryKeyIsNamed(_ engine: Engine) async throws {
        let composite = try await violation(of: "INSERT INTO places VALUES (1, 1, 5, 'b')", on: engine)
        let single = try await violation(of: "INSERT INTO owners VALUES (1)", on: engine)
        #expect(composite.code == .constraint(.unique, name: "places_pkey"))
        #expect(single.code == .constraint(.unique, name: "owners_pkey"))
    }

    @Test(arguments: Engine.allCases)
    func theTablesOwnUniqueKeyIsNamed(_ engine: Engine) async throws {
        let error = try await violation(of: "INSERT INTO places VALUES (1, 2, 5, 'a')", on: engine)
        #expect(error.code == .constraint(.unique, name: "places_owner_label_key"))
        #expect(error.table == "places")
    }

    @Test(arguments: Engine.allCases)
    func theCheckIsNamed(_ engine: Engine) async throws {
        let error = try await violation(of: "INSERT INTO places VALUES (1, 2, -1, 'b')", on: engine)
        #expect(error.code == .constraint(.check, name: "seat_counts_from_zero"))
    }

    @Test(arguments: Engine.allCases)
    func aMissingValueNamesItsColumn(_ engine: Engine) async throws {
        let error = try await violation(of: "INSERT INTO places (owner, place) VALUES (1, 2)", on: engine)
        #expect(error.code == .constraint(.notNull, name: nil))
        #expect(error.table == "places")
        #expect(error.columns == ["seat"])
    }

    @Test(arguments: Engine.allCases)
    func aMissingParentIsAForeignKeyViolation(_ engine: Engine) async throws {
        let error = try await violation(of: "INSERT INTO places VALUES (9, 2, 0, 'b')", on: engine)
        guard case .constraint(.foreignKey, _) = error.code else {
            Issue.record("\(error.code) is not a foreign key violation")
            return
        }
    }

    @Test(arguments: Engine.allCases)
    func messagesDoNotShowArguments(_ engine: Engine) async throws {
        let secret = "a very private name"
        let error = try await violation(
            of: "INSERT INTO places VALUES (1, 2, 0, \(secret))",
            "INSERT INTO places VALUES (1, 3, 3, \(secret))",
            on: engine
        )
        #expect(!error.message.contains(secret))
        #expect(!"\(error)".contains(secret))
        #expect(!String(reflecting: error).contains(secret))
    }

    /// The error of the last statement.
    private func violation(of statements: SQLStatement..., on engine: Engine) async throws -> SQLError {
        var violation: SQLError?
        try await engine.withDatabase { database in
            do {
                try await database.transaction(.write) { connection in
                    try await connection.execute(unsafeScript: Self.schema)
                    for statement in statements { try await connection.execute(statement) }
                }
            } catch let error as SQLError {
                violation = error
            }
        }
        return try #require(violation)
    }
}
