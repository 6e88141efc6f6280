import SQL
import Testing

@Suite(.timeLimit(.minutes(2)))
struct TransactionContractTests {
    private struct Refusal: Error {}

    @Test(arguments: Engine.allCases)
    func executeCountsTheRowsItChanged(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let counts = try await database.transaction(.write) { connection in
                [
                    try await connection.execute("INSERT INTO items (id) VALUES (1), (2), (3)"),
                    try await connection.execute("UPDATE items SET name = 'x' WHERE id > 1"),
                    try await connection.execute("CREATE TABLE others (id INTEGER)"),
                    try await connection.execute("DELETE FROM items WHERE id = 9"),
                    try await connection.execute("DELETE FROM items"),
                ]
            }
            #expect(counts == [3, 2, 0, 0, 3])
        }
    }

    @Test(arguments: Engine.allCases)
    func queryReturnsTheRowsOfChangesToo(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let ids = try await database.transaction(.write) { connection in
                try await connection.query("INSERT INTO items (id) VALUES (1), (2) RETURNING id")
                    .map { try $0.decode("id", as: Int.self) }
            }
            let kept = try await database.itemIDs()
            #expect([ids, kept] == [[1, 2], [1, 2]])
        }
    }

    @Test(arguments: Engine.allCases)
    func aThrowRollsEverythingBack(_ engine: Engine) async throws {
        try await engine.withItems { database in
            await #expect(throws: Refusal.self) {
                try await database.transaction(.write) { connection in
                    try await connection.insertItem(1)
                    throw Refusal()
                }
            }
            let ids = try await database.itemIDs()
            #expect(ids == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func aFailedStatementDoomsTheTransactionEvenWhenItsErrorIsCaught(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let later = Gate()
            let code = await errorCode {
                try await database.transaction(.write) { connection in
                    try await connection.insertItem(1)
                    let first = await errorCode { try await connection.insertItem(1) }
                    let second = await errorCode { try await connection.insertItem(2) }
                    #expect(first != nil)
                    #expect(second == .aborted)
                    later.open()
                }
            }
            await later.pass()
            #expect(code == .aborted)
            let ids = try await database.itemIDs()
            #expect(ids == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func aSavepointUndoesItsOwnChangesAlone(_ engine: Engine) async throws {
        try await engine.withItems { database in
            try await database.transaction(.write) { connection in
                try await connection.insertItem(1)
                let refused = await errorCode {
                    try await connection.savepoint {
                        try await connection.insertItem(2)
                        try await connection.insertItem(1)
                    }
                }
                #expect(refused != nil)
                try await connection.savepoint { try await connection.insertItem(3) }
            }
            let ids = try await database.itemIDs()
            #expect(ids == [1, 3])
        }
    }

    @Test(arguments: Engine.allCases)
    func savepointsNest(_ engine: Engine) async throws {
        try await engine.withItems { database in
            try await database.transaction(.write) { connection in
                try await connection.savepoint {
                    try await connection.insertItem(1)
                    await #expect(throws: Refusal.self) {
                        try await connection.savepoint {
                            try await connection.insertItem(2)
                            try await connection.savepoint { try await connection.insertItem(3) }
                            throw Refusal()
                        }
                    }
                    try await connection.insertItem(4)
                }
            }
            let ids = try await database.itemIDs()
            #expect(ids == [1, 4])
        }
    }

    @Test(arguments: Engine.allCases)
    func aReadTransactionCannotWrite(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let code = await errorCode {
                try await database.transaction(.read) { try await $0.insertItem(1) }
            }
            #expect(code == .readOnly)
            let ids = try await database.itemIDs()
            #expect(ids == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func aReaderSeesOneSnapshot(_ engine: Engine) async throws {
        try await engine.withItems { database in
            try await database.insertItem(1)
            let seen = try await database.transaction(.read) { connection in
                let before = try await connection.itemIDs()
                try await database.insertItem(2)
                return [before, try await connection.itemIDs()]
            }
            #expect(seen == [[1], [1]])
            let ids = try await database.itemIDs()
            #expect(ids == [1, 2])
        }
    }

    @Test(arguments: Engine.allCases)
    func uncommittedChangesAreSeenByNoOne(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let seen = try await database.transaction(.write) { connection in
                try await connection.insertItem(1)
                return try await database.itemIDs()
            }
            #expect(seen == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func scriptsRunEveryStatement(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.transaction(.write) { connection in
                let script = """
                    CREATE TABLE items (id INTEGER NOT NULL PRIMARY KEY, name TEXT); -- a ; in a comment
                    INSERT INTO items VALUES (1, 'a;b');
                    INSERT INTO items VALUES (2, NULL);
                    """
                try await connection.execute(unsafeScript: script)
            }
            let ids = try await database.itemIDs()
            #expect(ids == [1, 2])
        }
    }

    @Test(arguments: Engine.allCases)
    func errorsOfTheTextAreNamed(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let malformed = await errorCode {
                try await database.transaction(.read) { try await $0.query("SELEC 1") }
            }
            let unknown = await errorCode {
                try await database.transaction(.read) { try await $0.query("SELECT 1 FROM missing") }
            }
            #expect(malformed == .syntax)
            #expect(unknown == .syntax)
        }
    }

    @Test(arguments: Engine.allCases)
    func aLentConnectionIsCountedUntilItIsGivenBack(_ engine: Engine) async throws {
        try await engine.withItems { database in
            try await database.transaction(.write) { _ in
                #expect(database.pools.map(\.inUse).reduce(0, +) == 1)
            }
            #expect(database.pools.map(\.inUse).reduce(0, +) == 0)
            #expect(database.pools.map(\.connections).reduce(0, +) > 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func aClosedDatabaseRefuses(_ engine: Engine) async throws {
        try await engine.withItems { database in
            try await database.close()
            let reading = await errorCode { try await database.itemIDs() }
            let writing = await errorCode { try await database.insertItem(1) }
            #expect([reading, writing] == [.closed, .closed])
        }
    }
}
