import SQL
import Testing

/// Statements that are sent together.
@Suite(.timeLimit(.minutes(2)))
struct TogetherContractTests {
    /// The second time the database knows the statements.
    @Test(arguments: Engine.allCases, [1, 2])
    func queriesAreAnsweredInTheirOrder(_ engine: Engine, times: Int) async throws {
        try await engine.withItems { database in
            try await database.insertItem(1, name: "one")
            try await database.insertItem(2, name: "two")
            for _ in 0..<times {
                let (name, count, none) = try await database.transaction(.read) { connection in
                    try await connection.run(
                        SQLQuery("SELECT name FROM items WHERE id = \(2)") {
                            try $0[0].decode("name", as: String.self)
                        },
                        SQLQuery("SELECT COUNT(*) AS items FROM items") { try $0[0].decode("items", as: Int.self) },
                        SQLQuery("SELECT id FROM items WHERE id > \(7)") { $0.count }
                    )
                }
                #expect((name, count, none) == ("two", 2, 0))
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func queriesSeeWhatTheLockWaitedFor(_ engine: Engine) async throws {
        try await engine.withItems { database in
            try await withThrowingTaskGroup { group in
                for _ in 1...20 {
                    group.addTask {
                        try await database.transaction(.write) { connection in
                            try await connection.lock("items")
                            let (count, last) = try await connection.run(
                                SQLQuery("SELECT COUNT(*) AS items FROM items") {
                                    try $0[0].decode("items", as: Int.self)
                                },
                                SQLQuery("SELECT MAX(id) AS last FROM items") {
                                    try $0[0].decode("last", as: Int?.self)
                                }
                            )
                            #expect(count == last ?? 0)
                            try await connection.execute("INSERT INTO items (id) VALUES (\(count + 1))")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let ids = try await database.itemIDs()
            #expect(ids == Array(1...20))
        }
    }

    @Test(arguments: Engine.allCases)
    func aQueryThatFailsDoomsTheTransaction(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let code = await errorCode {
                try await database.transaction(.write) { connection in
                    try await connection.insertItem(1)
                    _ = try? await connection.rows(of: [
                        "SELECT id FROM items", "SELECT id FROM nothing", "SELECT 1 AS one",
                    ])
                    try await connection.insertItem(2)
                }
            }
            #expect(code == .aborted)
            let ids = try await database.itemIDs()
            #expect(ids == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func aStatementForLaterIsRunBeforeTheNextAndBeforeTheCommit(_ engine: Engine) async throws {
        try await engine.withItems { database in
            for round in 0..<3 {
                try await database.transaction(.write) { connection in
                    try await connection.executeLater("INSERT INTO items (id) VALUES (\(round * 2))")
                    let ids = try await connection.itemIDs()
                    #expect(ids == Array(0...(round * 2)))
                    try await connection.executeLater("INSERT INTO items (id) VALUES (\(round * 2 + 1))")
                }
            }
            let ids = try await database.itemIDs()
            #expect(ids == Array(0..<6))
        }
    }

    @Test(arguments: Engine.allCases)
    func aStatementForLaterBelongsToItsSavepoint(_ engine: Engine) async throws {
        try await engine.withItems { database in
            for id in [2, 4] {
                try await database.transaction(.write) { connection in
                    try await connection.executeLater("INSERT INTO items (id) VALUES (\(id - 1))")
                    await #expect(throws: SQLError.self) {
                        try await connection.savepoint {
                            try await connection.executeLater("INSERT INTO items (id) VALUES (\(id))")
                            try await connection.executeLater("INSERT INTO items (id) VALUES (\(id - 1))")
                        }
                    }
                    _ = try await connection.savepoint { try await connection.itemIDs() }
                }
            }
            let ids = try await database.itemIDs()
            #expect(ids == [1, 3])
        }
    }

    @Test(arguments: Engine.allCases)
    func aStatementForLaterThatFailsLeavesNothingBehind(_ engine: Engine) async throws {
        try await engine.withItems { database in
            try await database.insertItem(1)
            for id in 2...3 {
                let code = await errorCode {
                    try await database.transaction(.write) { connection in
                        try await connection.executeLater("INSERT INTO items (id) VALUES (\(id))")
                        try await connection.executeLater("INSERT INTO items (id) VALUES (\(1))")
                    }
                }
                guard case .constraint(.unique, _) = code else {
                    Issue.record("\(String(describing: code))")
                    return
                }
            }
            let ids = try await database.itemIDs()
            #expect(ids == [1])
        }
    }
}
