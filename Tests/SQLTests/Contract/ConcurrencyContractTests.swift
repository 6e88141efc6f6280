import SQL
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ConcurrencyContractTests {
    @Test(arguments: Engine.allCases)
    func twoHundredTransactionsAtOnceAllCommit(_ engine: Engine) async throws {
        try await engine.withItems { database in
            try await withThrowingTaskGroup { group in
                for id in 0..<200 {
                    group.addTask { try await database.insertItem(id) }
                }
                try await group.waitForAll()
            }
            #expect(try await database.itemIDs() == Array(0..<200))
        }
    }

    @Test(arguments: Engine.allCases)
    func writersDoNotLoseEachOthersUpdates(_ engine: Engine) async throws {
        try await engine.withItems { database in
            try await database.insertItem(1, name: "0")
            let successes = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        let code = await errorCode { try await increment(in: database) }
                        #expect(code == nil || code == .contention)
                        return code == nil
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            let name = try await database.transaction(.read) { connection in
                try await connection.query("SELECT name FROM items").first?.decode("name", as: String.self)
            }
            #expect(successes > 0)
            #expect(name == "\(successes)")
        }
    }

    @Test(arguments: Engine.allCases)
    func oneOfManyTakesAUniquePlace(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let outcomes = await withTaskGroup(of: SQLError.Code?.self) { group in
                for _ in 0..<200 {
                    group.addTask { await errorCode { try await database.insertItem(7) } }
                }
                return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(outcomes == [nil: 1, .constraint(.unique, name: "items_pkey"): 199])
        }
    }

    @Test(arguments: Engine.allCases)
    func moreThanTheLineHoldsAreRefusedAtOnce(_ engine: Engine) async throws {
        try await engine.withItems(oneWriter: true, maximumWaiting: 3) { database in
            let refusals = Atomic<Int>(0)
            try await database.transaction(.write) { _ in
                // The writer's place is taken until this body returns, and every further caller waits or is refused.
                try await withThrowingTaskGroup(of: SQLError.Code?.self) { group in
                    for id in 0..<10 {
                        group.addTask { await errorCode { try await database.insertItem(id) } }
                    }
                    for _ in 0..<7 where try await group.next() == .some(.busy) {
                        refusals.add(1, ordering: .relaxed)
                    }
                    group.cancelAll()
                }
            }
            #expect(refusals.load(ordering: .relaxed) == 7)
            try await database.insertItem(1)
            #expect(try await database.itemIDs() == [1])
        }
    }

    private func increment(in database: any SQLDatabase) async throws {
        try await database.transaction(.write) { connection in
            try await connection.lock("items")
            let rows = try await connection.query("SELECT name FROM items WHERE id = 1")
            let name = try #require(rows.first).decode("name", as: String.self)
            let value = try #require(Int(name))
            try await connection.execute("UPDATE items SET name = \(String(value + 1)) WHERE id = 1")
        }
    }
}
