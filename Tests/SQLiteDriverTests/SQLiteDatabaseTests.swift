import Foundation
import SQL
import SQLiteDriver
import Testing

@Suite(.timeLimit(.minutes(2)))
struct SQLiteDatabaseTests {
    @Test(arguments: [SQLAccess.read, .write])
    func everyConnectionIsSafe(_ access: SQLAccess) async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            let settings = try await database.transaction(access) { connection in
                [
                    try await connection.query("PRAGMA journal_mode").first?.decode("journal_mode"),
                    try await connection.setting("foreign_keys").map(String.init),
                    try await connection.setting("synchronous").map(String.init),
                ]
            }
            #expect(settings == ["wal", "1", "2"])
            try await database.close()
        }
    }

    @Test func closingLeavesOneFileWithEverythingInIt() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE items (id INTEGER)")
            }
            try await database.close()
            let directory = (path as NSString).deletingLastPathComponent
            let files = try FileManager.default.contentsOfDirectory(atPath: directory)
            #expect(files == ["test.sqlite"])
        }
    }

    /// A transaction that waits for another process keeps the thread on which all writers wait.
    @Test func thoseWhoWaitForAThreadThatIsKeptAreBounded() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path, limits: SQLiteLimits(maximumWaiting: 2))
            let errors = try await withThrowingTaskGroup(of: (any Error)?.self) { group in
                group.addTask {
                    try await database.transaction(.write) { _ in usleep(400_000) }
                    return nil
                }
                while database.pools.first(where: { $0.name == "write" })?.inUse != 1 { await Task.yield() }
                for _ in 0..<6 {
                    group.addTask {
                        do {
                            try await database.transactionAttempt(.write) { _ in }
                            return nil
                        } catch {
                            return error
                        }
                    }
                }
                return try await group.reduce(into: [any Error]()) { if let error = $1 { $0.append(error) } }
            }
            #expect(errors.map { ($0 as? SQLError)?.code } == [.busy, .busy, .busy, .busy])
            #expect(database.pools.first { $0.name == "write" }?.refused == 4)
            try await database.close()
        }
    }

    @Test func closingTwiceIsHarmless() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.transaction(.write) { try await $0.execute("CREATE TABLE items (id INTEGER)") }
            try await database.close()
            try await database.close()
            #expect(await errorCode { try await database.transaction(.read) { _ in } } == .closed)
            // The file was let go of whole: another one finds what was written and may write.
            let reopened = try SQLiteDatabase(path: path)
            try await reopened.transaction(.write) { try await $0.execute("INSERT INTO items VALUES (1)") }
            try await reopened.close()
        }
    }

    @Test func closingWaitsForTheTransactionUnderWay() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE items (id INTEGER)")
            }
            let closing = try await database.transaction(.write) { connection in
                let closing = Task { try await database.close() }
                while await errorCode({ try await database.transaction(.read) { _ in } }) != .closed {
                    await Task.yield()
                }
                try await connection.execute("INSERT INTO items VALUES (1)")
                return closing
            }
            try await closing.value
            let reopened = try SQLiteDatabase(path: path)
            let rows = try await reopened.transaction(.read) { try await $0.query("SELECT id FROM items") }
            #expect(rows.count == 1)
            try await reopened.close()
        }
    }

    @Test(arguments: ["", ":memory:", "/nonexistent/directory/test.sqlite", "/"])
    func aPathThatCannotBeOpenedIsRefused(_ path: String) throws {
        let error = try #require(throws: SQLError.self) { try SQLiteDatabase(path: path) }
        #expect(error.code == .connection)
    }

    @Test func aFileThatIsNoDatabaseIsRefused() async throws {
        try await withDatabaseFile { path in
            try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: path))
            let error = try #require(throws: SQLError.self) { try SQLiteDatabase(path: path) }
            #expect(error.code == .corrupt)
            #expect(error.message.contains(path))
        }
    }

    @Test func aLockHeldElsewhereIsContention() async throws {
        try await withDatabaseFile { path in
            let holder = try SQLiteDatabase(path: path)
            let other = try SQLiteDatabase(path: path, limits: SQLiteLimits(lockTimeout: .milliseconds(1)))
            let code = try await holder.transaction(.write) { _ in
                await errorCode {
                    try await other.transaction(.write) { _ in Issue.record("two transactions write at once") }
                }
            }
            #expect(code == .contention)
            try await other.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE items (id INTEGER)")
            }
            try await other.close()
            try await holder.close()
        }
    }

    @Test(arguments: [false, true])
    func aTransactionThatFailedHoldsNoLock(_ cancelled: Bool) async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            let other = try SQLiteDatabase(path: path, limits: SQLiteLimits(lockTimeout: .milliseconds(1)))
            let task = Task {
                try await database.transaction(.write) { connection in
                    try await connection.execute("CREATE TABLE items (id INTEGER)")
                    if cancelled { withUnsafeCurrentTask { $0?.cancel() } }
                    throw CancellationError()
                }
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            try await other.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE items (id INTEGER)")
            }
            try await other.close()
            try await database.close()
        }
    }

    @Test func anInterruptedChangeIsUndone() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE items (id INTEGER)")
            }
            let (begun, signal) = AsyncStream<Void>.makeStream()
            let task = Task {
                try await database.transaction(.write) { connection in
                    try await connection.execute("INSERT INTO items VALUES (0)")
                    signal.finish()
                    try await connection.execute(
                        """
                        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000000)
                        INSERT INTO items SELECT i FROM n
                        """
                    )
                }
            }
            for await _ in begun {}
            for _ in 0..<1000 { await Task.yield() }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            let rows = try await database.transaction(.read) { try await $0.query("SELECT id FROM items") }
            #expect(rows.isEmpty)
            try await database.close()
        }
    }

    @Test func aReaderIsNotHeldUpByAWriter() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            let reads = try await database.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE items (id INTEGER)")
                return try await database.transaction(.read) { try await $0.query("SELECT 1 AS one") }.count
            }
            #expect(reads == 1)
            try await database.close()
        }
    }

    @Test func aFullFileLeavesTheDatabaseUsable() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE items (content BLOB)")
                try await connection.execute("PRAGMA max_page_count = 10")
            }
            let megabyte = [UInt8](repeating: 1, count: 1 << 20)
            let code = await errorCode {
                try await database.transaction(.write) { connection in
                    try await connection.execute("INSERT INTO items VALUES (\([1] as [UInt8]))")
                    try await connection.execute("INSERT INTO items VALUES (\(megabyte))")
                }
            }
            #expect(code == .full)
            try await database.transaction(.write) { connection in
                try await connection.execute("INSERT INTO items VALUES (\([2] as [UInt8]))")
            }
            let rows = try await database.transaction(.read) { try await $0.query("SELECT content FROM items") }
            #expect(try rows.map { try $0.decode("content", as: [UInt8].self) } == [[2]])
            try await database.close()
        }
    }
}
