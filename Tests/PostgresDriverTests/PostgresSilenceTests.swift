import PostgresDriver
import PostgresServer
import SQL
import Testing

/// A server that hangs without closing its connections, as when its disk hangs or something on the way forgets them.
@Suite(.timeLimit(.minutes(3)))
struct PostgresSilenceTests {
    /// Longer than what the server itself would end.
    private static let limits = PostgresLimits(
        connections: 2,
        connectTimeout: .seconds(1),
        statementTimeout: .seconds(300),
        answerTimeout: .seconds(1),
        listenerPing: .milliseconds(100)
    )

    @Test(arguments: [true, false])
    func aStatementEndsAtItsDeadline(isPrepared: Bool) async throws {
        try await Self.withProxy { proxy, database in
            if isPrepared { try await database.transaction(.read) { _ = try await $0.query("SELECT 1 AS one") } }
            let error = await errorOf {
                try await database.transaction(.read) { connection in
                    _ = try await connection.query("SELECT 2 AS two")
                    proxy.fallSilent()
                    _ = try await connection.query("SELECT 1 AS one")
                }
            }
            #expect(error?.code == .connection)
            #expect(error?.message.contains("in time") == true, "\(error?.message ?? "")")
            #expect(
                await errorOf { try await database.transaction(.read) { try await $0.query("SELECT 1") } }?.code
                    == .connection
            )
            proxy.speak()
            try await Self.waitUntilReached(database)
        }
    }

    @Test func aCommitThatIsNotAnsweredIsOfUnknownOutcome() async throws {
        try await Self.withProxy { proxy, database in
            try await database.transaction(.write) { try await $0.execute("CREATE TABLE items (id INTEGER)") }
            let error = await errorOf {
                try await database.transaction(.write) { connection in
                    try await connection.execute("INSERT INTO items VALUES (1)")
                    proxy.fallSilent()
                }
            }
            #expect(error?.code == .unknownOutcome)
            proxy.speak()
            try await Self.waitUntilReached(database)
        }
    }

    @Test func aScriptHasADeadlineOfItsOwn() async throws {
        var limits = Self.limits
        limits.scriptTimeout = .seconds(2)
        try await Self.withProxy(limits) { proxy, database in
            try await database.transaction(.write) { try await $0.execute(unsafeScript: "SELECT pg_sleep(1.2)") }
            let error = await errorOf {
                try await database.transaction(.write) { connection in
                    _ = try await connection.query("SELECT 1")
                    proxy.fallSilent()
                    try await connection.execute(unsafeScript: "SELECT 1")
                }
            }
            #expect(error?.code == .connection)
        }
    }

    /// The request to cancel goes the same way, and is not answered either.
    @Test func aCancelledTaskDoesNotWaitForAServerThatHangs() async throws {
        var limits = Self.limits
        limits.answerTimeout = .seconds(300)
        try await Self.withProxy(limits) { proxy, database in
            try await database.transaction(.read) { _ = try await $0.query("SELECT 1") }
            proxy.fallSilent()
            let task = Task { try await database.transaction(.read) { _ = try await $0.query("SELECT 1") } }
            try await Task.sleep(for: .milliseconds(100))
            let clock = ContinuousClock()
            let duration = await clock.measure {
                task.cancel()
                _ = await task.result
            }
            #expect(duration < .seconds(60))
            proxy.speak()
            try await Self.waitUntilReached(database)
        }
    }

    @Test func aCancelledTaskDoesNotWaitForAConnection() async throws {
        var limits = Self.limits
        limits.connectTimeout = .seconds(300)
        try await Self.withProxy(limits) { proxy, database in
            proxy.fallSilent()
            let task = Task { try await database.transaction(.read) { _ = try await $0.query("SELECT 1") } }
            try await Task.sleep(for: .milliseconds(100))
            let clock = ContinuousClock()
            let duration = await clock.measure {
                task.cancel()
                _ = await task.result
            }
            #expect(duration < .seconds(60))
            proxy.speak()
            try await Self.waitUntilReached(database)
        }
    }

    private static func waitUntilReached(_ database: PostgresDatabase) async throws {
        while await errorOf({ try await database.transaction(.read) { try await $0.query("SELECT 1") } }) != nil {
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private static func withProxy(
        _ limits: PostgresLimits = limits,
        _ body: (SilentProxy, PostgresDatabase) async throws -> Void
    ) async throws {
        let server = try await PostgresServer.shared
        try await server.withDatabase { url in
            let proxy = try SilentProxy.start(before: server.port)
            let name = try #require(url.split(separator: "/").last)
            let database = try PostgresDatabase(proxy.url(of: String(name)), limits: limits)
            try await body(proxy, database)
            proxy.speak()
            try await database.close()
        }
    }
}
