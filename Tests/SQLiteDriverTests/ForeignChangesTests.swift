import Foundation
import SQL
import SQLiteDriver
import Synchronization
import Testing

/// What listeners are told of the transactions of other processes, which cannot say what they changed.
@Suite(.timeLimit(.minutes(1)))
struct ForeignChangesTests {
    @Test func aCommitOfAnotherConnectionCountsAsMessagesThatWereMissed() async throws {
        try await withDatabaseFile { path in
            let other = try SQLiteDatabase(path: path)
            try await other.transaction(.write) { try await $0.execute("CREATE TABLE items (id INTEGER)") }
            let database = try SQLiteDatabase(path: path, limits: SQLiteLimits(watchInterval: .milliseconds(10)))
            let heard = Heard()
            try await database.listen(to: "items", heard.note)
            for id in 1...3 {
                try await database.transaction(.write) { try await $0.execute("INSERT INTO items VALUES (\(id))") }
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(heard.all == [])
            try await other.transaction(.write) { try await $0.execute("INSERT INTO items VALUES (4)") }
            while heard.all.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(heard.all == [.lost, .resumed])
            try await other.close()
            try await database.close()
        }
    }

    /// Nothing that is read after opening is older than what is told.
    @Test func aCommitBetweenOpeningAndListeningIsToldToo() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path, limits: SQLiteLimits(watchInterval: .milliseconds(10)))
            let other = try SQLiteDatabase(path: path)
            try await other.transaction(.write) { try await $0.execute("CREATE TABLE items (id INTEGER)") }
            let heard = Heard()
            try await database.listen(to: "items", heard.note)
            while heard.all.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(heard.all == [.lost, .resumed])
            try await other.close()
            try await database.close()
        }
    }

    @Test func aFileThatIsRemovedAndPutBackIsToldOnceEachWay() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path, limits: SQLiteLimits(watchInterval: .milliseconds(10)))
            let heard = Heard()
            try await database.listen(to: "items", heard.note)
            try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
            while heard.all.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            try await Task.sleep(for: .milliseconds(50))
            #expect(heard.all == [.lost])
            try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
            while heard.all.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(heard.all == [.lost, .resumed])
            try await database.close()
        }
    }

    private final class Heard: Sendable {
        private let list = Mutex<[SQLNotification]>([])

        var all: [SQLNotification] { list.withLock { $0 } }

        func note(_ notification: SQLNotification) {
            list.withLock { $0.append(notification) }
        }
    }
}
