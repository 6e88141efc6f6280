import Foundation
import SQL
import SQLiteDriver
import Synchronization
import Testing

/// Brief transactions that wait at the same time share a commit, and nothing else.
@Suite(.timeLimit(.minutes(2)))
struct SQLiteGroupTests {
    private struct Refusal: Error {}

    private typealias Body = @Sendable (any SQLConnection) async throws -> Void

    @Test func eachOfACrowdIsDecidedByItself() async throws {
        try await withCrowd { database, _ in
            let acknowledged = Mutex(0)
            let seen = Mutex<[[Int]]>([])
            let errors = await Self.errors(
                of: [
                    { try await Self.insert(1, $0) },
                    { connection in
                        try await Self.insert(2, connection)
                        throw Refusal()
                    },
                    { try await Self.insert(1, $0) },
                    { connection in
                        try await Self.insert(4, connection)
                        let (own, committed) = (try await Self.ids(connection), try await Self.ids(in: database))
                        seen.withLock { $0 = [own, committed, [acknowledged.withLock { $0 }]] }
                    },
                    { connection in
                        try await Self.insert(5, connection)
                        withUnsafeCurrentTask { $0?.cancel() }
                        try await Self.insert(6, connection)
                    },
                    { try await Self.insert(7, $0) },
                ],
                on: database
            ) { acknowledged.withLock { $0 += 1 } }
            try #require(errors.count == 6)
            #expect(errors[1] is Refusal)
            #expect((errors[2] as? SQLError)?.code == .constraint(.unique, name: "items_pkey"))
            #expect(errors[4] is CancellationError)
            #expect([0, 3, 5].allSatisfy { errors[$0] == nil })
            // The fourth saw what was decided before it, of which nothing was acknowledged that was not committed.
            let found = seen.withLock { $0 }
            try #require(found.count == 3 && found[2].count == 1)
            #expect(found[0] == [0, 1, 4])
            #expect(found[2][0] <= found[1].count, "\(found)")
            #expect(try await Self.ids(in: database) == [0, 1, 4, 7])
        }
    }

    @Test func aCommitThatFailsIsToldToAllWhoShareIt() async throws {
        try await withCrowd { database, path in
            let errors = await Self.errors(
                of: [
                    { try await Self.insert(1, $0) },
                    { connection in
                        try await Self.insert(2, connection)
                        for suffix in ["", "-wal", "-shm"] { try FileManager.default.removeItem(atPath: path + suffix) }
                    },
                ],
                on: database
            )
            #expect(errors.map { ($0 as? SQLError)?.code } == [.lost, .lost])
        }
    }

    @Test func othersFindCommittedWhatWasDecidedBeforeThem() async throws {
        try await withCrowd { database, _ in
            let committed = Mutex<[Int]>([])
            let errors = await Self.errors(
                of: [
                    { _ in
                        let ids = try await Self.ids(in: database)
                        committed.withLock { $0 = ids }
                    }
                ],
                as: .write,
                on: database
            )
            #expect(errors.allSatisfy { $0 == nil })
            #expect(committed.withLock { $0 } == [0])
        }
    }

    @Test func aBriefTransactionWaitsForTheLockOfAnotherProcess() async throws {
        try await withCrowd { database, path in
            // Quick, so that the next brief one begins at once.
            try await database.transaction(.briefWrite) { try await Self.insert(1, $0) }
            let other = try SQLiteDatabase(path: path)
            let task = try await other.transaction(.write) { connection in
                try await Self.insert(2, connection)
                let task = Task { try await database.transactionAttempt(.briefWrite) { try await Self.insert(3, $0) } }
                while database.pools.first(where: { $0.name == "write" })?.inUse != 1 { await Task.yield() }
                try await Task.sleep(for: .milliseconds(20))
                return task
            }
            try await task.value
            #expect(try await Self.ids(in: database) == [1, 2, 3])
            try await other.close()
        }
    }

    @Test func theLogOfBriefTransactionsIsCopiedBack() async throws {
        try await withCrowd { database, path in
            try await database.transaction(.write) { try await $0.execute("CREATE TABLE blobs (content BLOB)") }
            for _ in 0..<1_000 {
                try await database.transaction(.briefWrite) { connection in
                    try await connection.execute("INSERT INTO blobs VALUES (zeroblob(40000))")
                }
            }
            let size = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
            // All together wrote 40 MB, and the log is copied at 16 MB.
            #expect(try #require(size) < 20_000_000)
        }
    }

    @Test func killingTheProcessLosesNothingThatWasAcknowledged() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "killed-\(UUID().uuidString).sqlite").path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let database = try SQLiteDatabase(path: path)
            try await database.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE items (id INTEGER NOT NULL PRIMARY KEY)")
            }
            let log = open(path + ".acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
            try await withThrowingTaskGroup { group in
                for id in 0..<300 {
                    group.addTask {
                        try await database.transaction(.briefWrite) { connection in
                            // So the line is not empty, and commits are shared.
                            if id == 200 { kill(getpid(), SIGKILL) }
                            try await SQLiteGroupTests.insert(id, connection)
                        }
                        let line = "\(id)\n"
                        write(log, line, line.utf8.count)
                    }
                }
                try await group.waitForAll()
            }
        }
        let text = try String(contentsOfFile: path + ".acknowledged", encoding: .utf8)
        let acknowledged = Set(text.split(separator: "\n").compactMap { Int($0) })
        let database = try SQLiteDatabase(path: path)
        let kept = Set(try await Self.ids(in: database))
        #expect(acknowledged.subtracting(kept).isEmpty && !acknowledged.isEmpty)
        try await database.close()
        for suffix in ["", ".acknowledged"] { try FileManager.default.removeItem(atPath: path + suffix) }
    }

    /// A database in which brief transactions are collected for as long as they wait.
    private func withCrowd(_ body: (SQLiteDatabase, String) async throws -> Void) async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path, limits: SQLiteLimits(collectingTime: .seconds(100)))
            try await database.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE items (id INTEGER NOT NULL PRIMARY KEY)")
            }
            try await body(database, path)
            try await database.close()
        }
    }

    /// Runs the bodies one after another, while a transaction that inserts 0 keeps them waiting until all are there.
    private static func errors(
        of bodies: [Body],
        as access: SQLAccess = .briefWrite,
        on database: SQLiteDatabase,
        _ acknowledge: @escaping @Sendable () -> Void = {}
    ) async -> [(any Error)?] {
        let begun = Mutex(false)
        let first = Task {
            try await database.transactionAttempt(.briefWrite) { connection in
                begun.withLock { $0 = true }
                try await insert(0, connection)
                while waiting(on: database) < bodies.count { await Task.yield() }
            }
            acknowledge()
        }
        while !begun.withLock({ $0 }) { await Task.yield() }
        var tasks: [Task<Void, any Error>] = []
        for body in bodies {
            tasks.append(
                Task {
                    try await database.transactionAttempt(access, body)
                    acknowledge()
                }
            )
            // In their order. Once the last one waits, the first goes on, and soon none waits.
            while tasks.count < bodies.count, waiting(on: database) < tasks.count { await Task.yield() }
        }
        _ = await first.result
        var errors: [(any Error)?] = []
        for task in tasks {
            do {
                try await task.value
                errors.append(nil)
            } catch {
                errors.append(error)
            }
        }
        return errors
    }

    private static func waiting(on database: SQLiteDatabase) -> Int {
        database.pools.first { $0.name == "write" }?.waiting ?? 0
    }

    private static func insert(_ id: Int, _ connection: any SQLConnection) async throws {
        try await connection.execute("INSERT INTO items VALUES (\(id))")
    }

    private static func ids(_ connection: any SQLConnection) async throws -> [Int] {
        try await connection.query("SELECT id FROM items ORDER BY id").map { try $0.decode("id") }
    }

    private static func ids(in database: SQLiteDatabase) async throws -> [Int] {
        try await database.transaction(.read) { try await ids($0) }
    }
}
