import Foundation
import SQL
import SQLiteDriver
import Testing

/// What becomes of a database whose file is not left alone.
struct SQLiteFileTests {
    private static let suffixes = ["", "-wal", "-shm"]

    @Test func whatIsMadeIsForItsOwnerAlone() async throws {
        try await withDatabaseFile { path in
            let database = try await Self.open(path)
            try database.claim(for: "a test")
            for suffix in Self.suffixes + [".lock"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(suffix)")
            }
            try await database.close()
        }
    }

    @Test(arguments: suffixes)
    func nothingIsDoneOnceAFileIsRemoved(_ suffix: String) async throws {
        try await withDatabaseFile { path in
            let database = try await Self.open(path)
            try FileManager.default.moveItem(atPath: path + suffix, toPath: path + ".away")
            for access in [SQLAccess.write, .read] {
                let error = await Self.error { try await database.transaction(access) { try await Self.count($0) } }
                #expect(error?.code == .lost)
                #expect(error?.message.contains("test.sqlite\(suffix) was removed") == true, "\(error?.message ?? "")")
            }
            try FileManager.default.moveItem(atPath: path + ".away", toPath: path + suffix)
            #expect(try await database.transaction(.write) { try await Self.count($0) } == 1)
            try await database.close()
        }
    }

    @Test(arguments: suffixes)
    func nothingIsDoneOnceAFileIsReplaced(_ suffix: String) async throws {
        try await withDatabaseFile { path in
            let database = try await Self.open(path)
            try FileManager.default.copyItem(atPath: path + suffix, toPath: path + ".copy")
            #expect(rename(path + ".copy", path + suffix) == 0)
            let error = await Self.error { try await database.transaction(.write) { try await Self.count($0) } }
            #expect(error?.code == .lost)
            #expect(error?.message.contains("test.sqlite\(suffix) was replaced") == true, "\(error?.message ?? "")")
            try await database.close()
        }
    }

    @Test func aCommitToAFileThatWasRemovedMeanwhileIsNotAcknowledged() async throws {
        try await withDatabaseFile { path in
            let database = try await Self.open(path)
            let error = await Self.error {
                try await database.transaction(.write) { connection in
                    try await connection.execute("INSERT INTO items VALUES (2)")
                    for suffix in Self.suffixes { try FileManager.default.removeItem(atPath: path + suffix) }
                }
            }
            #expect(error?.code == .lost)
            try await database.close()
        }
    }

    @Test func aDatabaseThatIsLostLeavesTheLogOfItsSuccessorAlone() async throws {
        try await withDatabaseFile { path in
            let database = try await Self.open(path)
            for suffix in Self.suffixes { try FileManager.default.removeItem(atPath: path + suffix) }
            let successor = try await Self.open(path)
            try await database.close()
            #expect(FileManager.default.fileExists(atPath: path + "-wal"))
            #expect(try await successor.transaction(.write) { try await Self.count($0) } == 1)
            try await successor.close()
        }
    }

    @Test func whatIsNotThereIsMadeOnlyWhenAskedFor() async throws {
        try await withDatabaseFile { path in
            #expect(throws: SQLError.self) { try SQLiteDatabase(path: path, creating: false) }
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            #expect(throws: SQLError.self) { try SQLiteDatabase(path: path, creating: false) }
            try await Self.open(path).close()
            try await SQLiteDatabase(path: path, creating: false).close()
        }
    }

    @Test(arguments: ["/dev/null", "/tmp"])
    func whatIsNotAFileIsRefused(_ path: String) {
        #expect(throws: SQLError.self) { try SQLiteDatabase(path: path) }
    }

    @Test func aFileHasOneServer() async throws {
        try await withDatabaseFile { path in
            let first = try await Self.open(path)
            let second = try await Self.open(path)
            try first.claim(for: "127.0.0.1:8080")
            let error = await Self.error { try second.claim(for: "127.0.0.1:9090") }
            let holder = "process \(ProcessInfo.processInfo.processIdentifier) at 127.0.0.1:8080"
            #expect(error?.message.contains(holder) == true, "\(error?.message ?? "")")
            // Whoever only works on it for a moment is not kept out.
            #expect(try await second.transaction(.write) { try await Self.count($0) } == 1)
            try await first.close()
            try second.claim(for: "127.0.0.1:9090")
            try FileManager.default.removeItem(atPath: path + ".lock")
            #expect(
                await Self.error { try await second.transaction(.read) { try await Self.count($0) } }?.code == .lost
            )
            try await second.close()
        }
    }

    private static func open(_ path: String) async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(path: path)
        try await database.transaction(.write) { connection in
            try await connection.execute(
                unsafeScript:
                    "CREATE TABLE IF NOT EXISTS items (id INTEGER PRIMARY KEY); INSERT OR IGNORE INTO items VALUES (1)"
            )
        }
        return database
    }

    private static func count(_ connection: any SQLConnection) async throws -> Int {
        try await connection.query("SELECT id FROM items").count
    }

    private static func error<Result>(_ body: () async throws -> Result) async -> SQLError? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error as? SQLError
        }
    }
}
