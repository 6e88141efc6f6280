import SQL
import Synchronization
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

extension RetryTests {
    /// Waits are random parts of 2, 4 and 8 milliseconds, and a cancelled wait ends the transaction.
    @Test func triesAreApart() async throws {
        try await Engine.sqlite.withItems { database in
            let waits = Mutex<[Duration]>([])
            let pause = RetryPause(sleep: { wait in waits.withLock { $0.append(wait) } }, random: { 0.5 })
            let contended = ContendedDatabase(database, failures: 3)
            try await contended.transaction(.write, pause: pause) { _ in }
            #expect(waits.withLock { $0 } == [.milliseconds(1), .milliseconds(2), .milliseconds(4)])
            let cancelled = RetryPause(sleep: { _ in throw CancellationError() }, random: { 0 })
            let again = ContendedDatabase(database, failures: 3)
            await #expect(throws: CancellationError.self) {
                try await again.transaction(.write, pause: cancelled) { _ in }
            }
            #expect(again.attempts == 1)
        }
    }
}
