import Foundation
import SQL
import SQLiteDriver
import Testing

struct SQLiteDurabilityTests {
    @Test func killingTheProcessLosesNoCommitAndKeepsNothingElse() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "killed-\(UUID().uuidString).sqlite").path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let database = try SQLiteDatabase(path: path)
            try await database.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE acknowledged (id INTEGER NOT NULL PRIMARY KEY)")
            }
            for id in 1...100 {
                try await database.transaction(.write) { connection in
                    try await connection.execute("INSERT INTO acknowledged VALUES (\(id))")
                }
            }
            try await database.transaction(.write) { connection in
                try await connection.execute("INSERT INTO acknowledged VALUES (101)")
                kill(getpid(), SIGKILL)
            }
        }
        let database = try SQLiteDatabase(path: path)
        let (ids, integrity) = try await database.transaction(.read) { connection in
            (
                try await connection.query("SELECT id FROM acknowledged").map { try $0.decode("id", as: Int.self) },
                try await connection.query("PRAGMA integrity_check").map {
                    try $0.decode("integrity_check", as: String.self)
                }
            )
        }
        #expect(ids == Array(1...100))
        #expect(integrity == ["ok"])
        try await database.close()
        try FileManager.default.removeItem(atPath: path)
    }
}
