import SQL
import Testing

struct RetryTests {
    @Test(arguments: Engine.allCases, 0...3)
    func contentionIsTriedAgainFromTheStart(_ engine: Engine, failures: Int) async throws {
        try await engine.withItems { database in
            let contended = ContendedDatabase(database, failures: failures)
            try await contended.insertItem(1)
            let ids = try await database.itemIDs()
            #expect(ids == [1])
            #expect(contended.attempts == failures + 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func lastingContentionIsThrown(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let contended = ContendedDatabase(database, failures: .max)
            let code = await errorCode { try await contended.insertItem(1) }
            let ids = try await database.itemIDs()
            #expect(code == .contention)
            #expect(ids == [])
            #expect(contended.attempts == 4)
        }
    }

    @Test(arguments: Engine.allCases)
    func otherErrorsAreNotTriedAgain(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let contended = ContendedDatabase(database, failures: 0)
            let code = await errorCode {
                try await contended.transaction(.write) { connection in
                    try await connection.execute("INSERT INTO missing VALUES (1)")
                }
            }
            #expect(code == .syntax)
            #expect(contended.attempts == 1)
        }
    }
}
