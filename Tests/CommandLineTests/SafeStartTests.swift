import Foundation
import PostgresServer
import SQL
import SQLiteDriver
import TestSupport
import Testing

/// What commands leave alone, and what a start says.
struct SafeStartTests {
    /// A database whose last migration was taken back, as one that an earlier release made.
    private func outdated(in folder: TemporaryFolder) async throws -> String {
        let path = folder.path("old.sqlite")
        let database = try SQLiteDatabase(path: path)
        try await database.transaction(.write) { connection in
            try await connection.execute(
                """
                CREATE TABLE schema_migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL,
                    checksum TEXT NOT NULL, applied_at INTEGER NOT NULL)
                """
            )
        }
        try await database.close()
        return path
    }

    private func tables(of path: String) async throws -> Int {
        let database = try SQLiteDatabase(path: path, creating: false)
        let count = try await database.transaction(.read) { connection in
            try await connection.query("SELECT name FROM sqlite_schema WHERE type = 'table'").count
        }
        try await database.close()
        return count
    }

    @Test(arguments: [
        ["keys", "list"], ["jobs", "list"], ["webhooks", "list", "--provider", "prv_a"], ["bookings", "list"],
        ["refunds", "audit"],
        ["payments", "ledger"], ["keys", "revoke", "key_x"], ["serve", "--port", "0", "--no-migrate"],
    ])
    func `a schema that is not up to date is refused and left as it is`(command: [String]) async throws {
        let folder = try TemporaryFolder()
        let path = try await outdated(in: folder)
        let outcome = try Binary.run(command + ["--database", path])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("run bookable migrate"), "\(outcome.errors)")
        #expect(!outcome.errors.contains("Usage:"))
        #expect(try await tables(of: path) == 1)
        #expect(try Binary.run(["migrate", "--status", "--database", path]).status == 1)
        #expect(try Binary.run(["migrate", "--database", path]).status == 0)
        #expect(try Binary.run(["migrate", "--status", "--database", path]).status == 0)
    }

    @Test func `a server whose port is taken leaves the database alone`() async throws {
        let folder = try TemporaryFolder()
        let path = try await outdated(in: folder)
        let (listener, port) = try Self.listen()
        defer { close(listener) }
        let outcome = try Binary.run(["serve", "--port", "\(port)", "--database", path])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("127.0.0.1:\(port) is in use by another process"), "\(outcome.errors)")
        #expect(try await tables(of: path) == 1)
    }

    @Test func `a host that this machine is not is named`() throws {
        let folder = try TemporaryFolder()
        let outcome = try Binary.run([
            "serve", "--host", "192.0.2.7", "--create", "--database", folder.path("a.sqlite"),
        ])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("192.0.2.7 is not an address of this machine"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("a.sqlite")))
    }

    private static func listen() throws -> (descriptor: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && Glibc.listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        try #require(isListening)
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }
}
