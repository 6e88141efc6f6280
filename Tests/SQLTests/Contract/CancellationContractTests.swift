import SQL
import Testing

@Suite(.timeLimit(.minutes(2)))
struct CancellationContractTests {
    @Test(arguments: Engine.allCases)
    func aCancelledBodyRollsBack(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let (inserted, cancelled) = (Gate(), Gate())
            let task = Task {
                try await database.transaction(.write) { connection in
                    try await connection.insertItem(1)
                    inserted.open()
                    await cancelled.pass()
                }
            }
            await inserted.pass()
            task.cancel()
            cancelled.open()
            await #expect(throws: CancellationError.self) { try await task.value }
            let ids = try await database.itemIDs()
            #expect(ids == [])
        }
    }

    /// Many times, since the moment between one statement and the next is short.
    @Test(arguments: Engine.allCases, [SQLAccess.read, .write])
    func aLongStatementIsInterruptedWheneverItsTaskIsCancelled(_ engine: Engine, access: SQLAccess) async throws {
        try await engine.withItems { database in
            for _ in 0..<100 {
                let begun = Gate()
                let task = Task {
                    try await database.transaction(access) { connection in
                        _ = try await connection.itemIDs()
                        begun.open()
                        // Some seconds, so that one that is not interrupted fails the test and does not stop it.
                        _ = try await connection.query(
                            """
                            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000000)
                            SELECT count(*) AS count FROM n
                            """
                        )
                    }
                }
                await begun.pass()
                task.cancel()
                await #expect(throws: CancellationError.self) { try await task.value }
            }
            try await database.insertItem(1)
            #expect(try await database.itemIDs() == [1])
        }
    }

    @Test(arguments: Engine.allCases)
    func whoeverIsCancelledInTheLineLeavesIt(_ engine: Engine) async throws {
        try await engine.withItems(oneWriter: true) { database in
            try await database.transaction(.write) { connection in
                let waiting = (2..<20).map { id in Task { try await database.insertItem(id) } }
                for task in waiting { task.cancel() }
                for task in waiting {
                    await #expect(throws: CancellationError.self) { try await task.value }
                }
                try await connection.insertItem(1)
            }
            try await database.insertItem(20)
            #expect(try await database.itemIDs() == [1, 20])
        }
    }

    @Test(arguments: Engine.allCases, 0..<20)
    func cancellationAtAnyMomentLeavesAllOrNothing(_ engine: Engine, yields: Int) async throws {
        try await engine.withItems { database in
            let task = Task {
                try await database.transaction(.write) { connection in
                    for id in 1...10 { try await connection.insertItem(id) }
                }
            }
            for _ in 0..<yields * yields { await Task.yield() }
            task.cancel()
            let result = await task.result
            let ids = try await database.itemIDs()
            switch result {
            case .success: #expect(ids == Array(1...10))
            case .failure(let error):
                #expect(error is CancellationError)
                #expect(ids == [])
            }
            try await database.insertItem(11)
        }
    }
}
