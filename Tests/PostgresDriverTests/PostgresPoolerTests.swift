import Foundation
import PostgresDriver
import PostgresServer
import SQL
import Testing

@Suite(.timeLimit(.minutes(3)))
struct PostgresPoolerTests {
    private let limits = PostgresLimits(connections: 8, preparedStatements: false)

    @Test func transactionsWorkThroughAPoolerThatSharesConnections() async throws {
        try await withPooler { pooled, direct in
            let database = try PostgresDatabase(
                try ServerAddress(pooled),
                listeningAt: try ServerAddress(direct),
                limits: limits
            )
            let (events, heard) = AsyncStream<SQLNotification>.makeStream()
            try await database.listen(to: "items") { heard.yield($0) }
            try await database.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, at TIMESTAMPTZ, day DATE)")
            }
            try await withThrowingTaskGroup { group in
                for id in 0..<100 {
                    group.addTask {
                        try await database.transaction(.write) { connection in
                            try await connection.lock("items")
                            try await connection.execute(
                                "INSERT INTO items (id, at, day) VALUES (\(id), \(SQLInstant(Int64(id))), \("2026-01-01"))"
                            )
                            _ = try? await connection.savepoint {
                                try await connection.execute("INSERT INTO items (id) VALUES (\(id))")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let instants = try await database.transaction(.read) { connection in
                try await connection.query("SELECT at FROM items WHERE day = \("2026-01-01") ORDER BY id")
                    .map { try $0.decode("at", as: SQLInstant.self).secondsSince1970 }
            }
            #expect(instants == Array(0..<100))
            try await database.transaction(.write) { try await $0.notify("items", "done") }
            for await event in events {
                #expect(event == .message("done"))
                break
            }
            try await database.close()
        }
    }

    @Test func limitsHoldThroughAPooler() async throws {
        var limits = limits
        limits.statementTimeout = .milliseconds(50)
        try await withPooler { pooled, _ in
            let database = try PostgresDatabase(pooled, limits: limits)
            let error = await errorOf {
                try await database.transaction(.read) { try await $0.query("SELECT pg_sleep(600)") }
            }
            #expect(error?.code == .timeout)
            let listening = await errorOf { try await database.listen(to: "items") { _ in } }
            #expect(listening?.code == .connection)
            try await database.close()
        }
    }

    @Test func aCancelledStatementIsCancelledThroughAPooler() async throws {
        try await withPooler { pooled, _ in
            let database = try PostgresDatabase(pooled, limits: limits)
            let task = Task {
                try await database.transaction(.read) { _ = try await $0.query("SELECT pg_sleep(600)") }
            }
            for _ in 0..<1000 { await Task.yield() }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try await database.transaction(.read) { _ = try await $0.query("SELECT 1") }
            try await database.close()
        }
    }

    /// Lends the addresses of a new database: through a pooler that has two connections to it, and its own.
    private func withPooler(_ body: (_ pooled: String, _ direct: String) async throws -> Void) async throws {
        let server = try await PostgresServer.shared
        try await server.withDatabase { direct in
            let pooler = try await Pooler.start(before: server)
            try await body(pooler.url(of: try #require(direct.split(separator: "/").last.map(String.init))), direct)
            pooler.stop()
        }
    }
}
