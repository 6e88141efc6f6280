import Foundation
import FoundationNetworking
import SQL
import SQLiteDriver
import Testing
import TestSupport

/// What a server does whose SQLite file is not left alone.
@Suite(.timeLimit(.minutes(3)))
struct StorageLossTests {
    private let folder: TemporaryFolder
    private let database: String

    init() throws {
        folder = try TemporaryFolder()
        database = folder.path("shop.sqlite")
    }

    @Test(arguments: [["", "-wal", "-shm"], [""], ["-wal"], ["-shm"]])
    func `a file that is removed is noticed, and nothing more is accepted`(suffixes: [String]) async throws {
        let key = try Shop.make(in: database)
        let server = try await ServerProcess(database: database, log: folder.path("log"))
        try await Shop.open(on: server.endpoint, key: key)
        let start = try #require(try await Shop.slots(on: server.endpoint).first)
        for suffix in suffixes { try FileManager.default.removeItem(atPath: database + suffix) }
        let refused = try await server.endpoint.send("POST", "/v1/bookings", body: Self.booking(at: start))
        #expect(refused.status == 503)
        #expect(refused.body.contains("storage_lost"), "\(refused.body)")
        let ready = try await server.endpoint.send("GET", "/readyz")
        #expect(ready.status == 503)
        #expect(ready.body.contains("shop.sqlite\(suffixes[0]) was removed"), "\(ready.body)")
        #expect(try await server.endpoint.send("GET", "/healthz").status == 200)
        #expect(server.stop() == 0)
        // Nothing is put in its place.
        if suffixes[0].isEmpty { #expect(!FileManager.default.fileExists(atPath: database)) }
    }

    @Test func `a file that is replaced is noticed, and left as it is`() async throws {
        let key = try Shop.make(in: database)
        let server = try await ServerProcess(database: database, log: folder.path("log"))
        try await Shop.open(on: server.endpoint, key: key)
        let start = try #require(try await Shop.slots(on: server.endpoint).first)
        let other = folder.path("other.sqlite")
        _ = try Shop.make(in: other)
        let content = try Data(contentsOf: URL(fileURLWithPath: other))
        #expect(rename(other, database) == 0)
        let refused = try await server.endpoint.send("POST", "/v1/bookings", body: Self.booking(at: start))
        #expect(refused.status == 503 && refused.body.contains("storage_lost"), "\(refused.body)")
        #expect(try await server.endpoint.send("GET", "/readyz").body.contains("shop.sqlite was replaced"))
        #expect(server.stop() == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: database)) == content)
    }

    @Test func `it is logged once by each of those that meet it again and again`() async throws {
        _ = try Shop.make(in: database)
        let server = try await ServerProcess(
            database: database,
            log: folder.path("log"),
            options: ["--sweep-interval", "1"]
        )
        try FileManager.default.removeItem(atPath: database)
        while try !folder.read("log").contains("was removed") { try await Task.sleep(for: .milliseconds(50)) }
        try await Task.sleep(for: .milliseconds(2_500))
        let lines = try folder.read("log").split(separator: "\n").filter { $0.contains("was removed") }
        let messages = lines.compactMap { $0.split(separator: "]").last }
        #expect(messages.contains(" Holds could not be released") && Set(messages).count == lines.count, "\(lines)")
        #expect(server.stop() == 0)
    }

    @Test func `a second server of a file is refused, and a server that was killed is not in the way`() async throws {
        _ = try Shop.make(in: database)
        let server = try await ServerProcess(database: database, log: folder.path("log"))
        let link = folder.path("link.sqlite")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: database)
        for path in [database, link] {
            let second = try Binary.run(["serve", "--port", "0", "--database", path])
            #expect(second.status == 1)
            #expect(second.errors.contains("is served already, by process "), "\(second.errors)")
            #expect(second.errors.contains("127.0.0.1:\(server.endpoint.port)"), "\(second.errors)")
        }
        #expect(try Binary.run(["keys", "create", "--role", "admin", "--database", database]).status == 0)
        #expect(try await server.endpoint.send("GET", "/readyz").status == 200)
        server.kill()
        let next = try await ServerProcess(database: database, log: folder.path("log"))
        #expect(next.stop() == 0)
    }

    @Test func `slots follow what another process does to the file`() async throws {
        let key = try Shop.make(in: database)
        let server = try await ServerProcess(database: database, log: folder.path("log"))
        try await Shop.open(on: server.endpoint, key: key)
        #expect(try await !Shop.slots(on: server.endpoint).isEmpty)
        let other = try SQLiteDatabase(path: database)
        try await other.transaction(.write) { try await $0.execute("DELETE FROM weekly_hours") }
        try await other.close()
        // Less than the minute after which calendars are read anew in any case.
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !Shop.slots(on: server.endpoint).isEmpty, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(ContinuousClock.now < deadline)
    }

    @Test func `serve makes a database only when it is told to`() async throws {
        let refused = try Binary.run(["serve", "--port", "0", "--database", database])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("bookable migrate") && refused.errors.contains("--create"), "\(refused.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
        let server = try await ServerProcess(database: database, log: folder.path("log"), options: ["--create"])
        #expect(server.stop() == 0)
        let again = try await ServerProcess(database: database, log: folder.path("log"), options: [])
        #expect(again.stop() == 0)
    }

    @Test func `a database of another program is not taken over`() async throws {
        let other = try SQLiteDatabase(path: database)
        try await other.transaction(.write) { try await $0.execute("CREATE TABLE notes (text TEXT)") }
        try await other.close()
        for command in [["serve", "--port", "0"], ["keys", "list"], ["jobs", "list"]] {
            let outcome = try Binary.run(command + ["--database", database])
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("is not a database of Bookable's"), "\(outcome.errors)")
        }
    }

    private static func booking(at start: String) -> String {
        """
        {"provider_id": "prv_shop", "service_id": "svc_shop_visit", "start_at": "\(start)", "client": {"name": "Kim"}}
        """
    }
}
