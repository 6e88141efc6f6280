import PostgresDriver
import PostgresServer
import SQL
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(3)))
struct PostgresConnectionTests {
    @Test func aConnectionThatWasCutIsReplaced() async throws {
        try await withPostgres(limits: PostgresLimits(connections: 1)) { database, url in
            let error = await errorOf {
                try await database.transaction(.write) { connection in
                    try await connection.execute("CREATE TABLE items (id INTEGER)")
                    try await cut(try await connection.backend())
                    try await connection.execute("INSERT INTO items VALUES (1)")
                }
            }
            #expect(error?.code == .connection)
            let tables = try await database.transaction(.read) { connection in
                try await connection.query("SELECT relname FROM pg_class WHERE relname = 'items'").count
            }
            #expect(tables == 0)
        }
    }

    @Test func aConnectionThatWasCutWhileIdleIsReplacedUnnoticed() async throws {
        try await withPostgres(limits: PostgresLimits(connections: 1)) { database, url in
            let first = try await database.transaction(.read) { try await $0.backend() }
            try await cut(first)
            let second = try await database.transaction(.read) { try await $0.backend() }
            #expect(first != second)
        }
    }

    @Test func aCommitWhoseAnswerWasLostSaysThatItsOutcomeIsUnknown() async throws {
        try await withPostgres(limits: PostgresLimits(connections: 1)) { database, _ in
            // The connection is cut by the last check before the commit.
            let schema = """
                CREATE TABLE items (id INTEGER);
                CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON items DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION cut();
                """
            try await database.transaction(.write) { try await $0.execute(unsafeScript: schema) }
            let error = await errorOf {
                try await database.transaction(.write) { try await $0.execute("INSERT INTO items VALUES (1)") }
            }
            #expect(error?.code == .unknownOutcome)
        }
    }

    @Test(arguments: ["fast", "immediate"])
    func aServerThatComesBackIsUsedAgain(_ mode: String) async throws {
        let server = try await PostgresServer.start()
        let database = try PostgresDatabase(server.url(of: "postgres"), limits: PostgresLimits(connections: 2))
        let (events, heard) = AsyncStream<SQLNotification>.makeStream()
        try await database.listen(to: "items") { heard.yield($0) }
        try await database.transaction(.write) { connection in
            try await connection.execute("CREATE TABLE items (id INTEGER)")
            try await connection.notify("items", "first")
        }
        try await server.stop(mode)
        let away = await errorOf { try await database.transaction(.read) { try await $0.backend() } }
        #expect(away?.code == .connection)
        try await server.start()
        try await untilReachable(database)
        var notifications = events.makeAsyncIterator()
        while await notifications.next() != .lost {}
        while await notifications.next() != .resumed {}
        let other = try PostgresDatabase(server.url(of: "postgres"))
        try await other.transaction(.write) { try await $0.notify("items", "second") }
        #expect(await notifications.next() == .message("second"))
        try await other.close()
        try await database.close()
        try await server.stop()
    }

    @Test func whoeverListensHearsOtherProcesses() async throws {
        try await withPostgres { database, url in
            let (events, heard) = AsyncStream<SQLNotification>.makeStream()
            try await database.listen(to: "items") { heard.yield($0) }
            let other = try PostgresDatabase(url, limits: PostgresLimits(connections: 1))
            try await other.transaction(.write) { connection in
                try await connection.notify("others", "0")
                try await connection.notify("items", "1")
            }
            for await event in events {
                #expect(event == .message("1"))
                break
            }
            try await other.close()
        }
    }

    @Test func aListenerWhoseConnectionWasCutIsTold() async throws {
        try await withPostgres { database, url in
            let (events, heard) = AsyncStream<SQLNotification>.makeStream()
            try await database.listen(to: "items") { heard.yield($0) }
            try await database.transaction(.write) { connection in
                _ = try await connection.query(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN \"items\"'"
                )
            }
            var notifications = events.makeAsyncIterator()
            #expect(await notifications.next() == .lost)
            #expect(await notifications.next() == .resumed)
        }
    }

    @Test func aServerThatIsAwayIsAnErrorAtOnce() async throws {
        let database = try PostgresDatabase("postgres://postgres@127.0.0.1:\(freePort())/postgres")
        for _ in 0..<100 {
            let error = await errorOf { try await database.transaction(.read) { try await $0.backend() } }
            #expect(error?.code == .connection)
        }
        let listening = await errorOf { try await database.listen(to: "items") { _ in } }
        #expect(listening?.code == .connection)
        try await database.close()
    }

    @Test(arguments: ["postgres://[", "nonsense", "postgres://postgres@127.0.0.1/x?unheard=of"])
    func anAddressThatIsNoneIsAnError(_ address: String) {
        let error = #expect(throws: SQLError.self) { try PostgresDatabase(address) }
        #expect(error?.code == .connection)
    }

    @Test func nothingIsSentForATransactionWithoutStatements() async throws {
        let database = try PostgresDatabase("postgres://postgres@127.0.0.1:\(freePort())/postgres")
        try await database.close()
        let error = await errorOf { try await database.transaction(.write) { _ in } }
        #expect(error?.code == .closed)
    }

    @Test func moreTextsThanAreKeptPreparedGoOnWorking() async throws {
        let limits = PostgresLimits(connections: 1, preparedStatementsPerConnection: 3)
        try await withPostgres(limits: limits) { database, _ in
            for round in 0..<3 {
                for number in 0..<8 {
                    let statement: SQLStatement = "SELECT CAST(\(round) AS BIGINT) + \(unsafeRaw: "\(number)") AS sum"
                    let rows = try await database.transaction(.read) { try await $0.query(statement) }
                    #expect(try rows[0].decode("sum", as: Int.self) == round + number)
                }
            }
            let kept = try await database.transaction(.read) { connection in
                try await connection.query("SELECT count(*) AS count FROM pg_prepared_statements")
            }
            #expect(try kept[0].decode("count", as: Int.self) <= 4)
        }
    }

    @Test func aWritingTransactionIsReadCommittedWhateverTheDefaultIs() async throws {
        try await withPostgres { _, address in
            let name = try #require(address.split(separator: "/").last)
            try await PostgresServer.shared.run(
                "ALTER DATABASE \(name) SET default_transaction_isolation = 'repeatable read'"
            )
            let database = try PostgresDatabase(address)
            let isolation = try await database.transaction(.write) { connection in
                try await connection.query("SELECT current_setting('transaction_isolation') AS isolation")
            }
            #expect(try isolation[0].decode("isolation", as: String.self) == "read committed")
            try await database.close()
        }
    }

    @Test func moreTextsAtOnceThanAreKeptPreparedAreAllAnswered() async throws {
        let limits = PostgresLimits(connections: 1, preparedStatementsPerConnection: 2)
        try await withPostgres(limits: limits) { database, _ in
            for round in 0..<5 {
                let statements = (0..<6).map { number -> SQLStatement in
                    "SELECT CAST(\(round) AS BIGINT) + \(unsafeRaw: "\(number)") AS sum"
                }
                // A statement that was refused would be tried again, which the count would show.
                let attempts = Mutex(0)
                let sums = try await database.transaction(.read) { connection in
                    attempts.withLock { $0 += 1 }
                    return try await connection.rows(of: statements).map { try $0[0].decode("sum", as: Int.self) }
                }
                #expect(sums == (round..<round + 6).map(\.self))
                #expect(attempts.withLock { $0 } == 1)
            }
        }
    }

    @Test(arguments: 0..<40)
    func aCancelledStatementLeavesTheConnectionUsable(_ yields: Int) async throws {
        try await withPostgres(limits: PostgresLimits(connections: 1)) { database, _ in
            let backend = try await database.transaction(.read) { try await $0.backend() }
            let task = Task {
                try await database.transaction(.read) { connection in
                    _ = try await connection.query("SELECT pg_sleep(600)")
                }
            }
            for _ in 0..<yields * yields * yields { await Task.yield() }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await database.transaction(.read) { try await $0.backend() } == backend)
        }
    }

    /// Ends the server process of a connection.
    private func cut(_ backend: Int) async throws {
        try await PostgresServer.shared.run(
            "SELECT pg_terminate_backend(\(backend), 60000)"
        )
    }

    private func untilReachable(_ database: PostgresDatabase) async throws {
        while true {
            let error = await errorOf { try await database.transaction(.read) { try await $0.backend() } }
            guard let error else { return }
            try #require(error.code == .connection)
            await Task.yield()
        }
    }
}

extension SQLConnection {
    /// The number of the server's process that serves this connection.
    fileprivate func backend() async throws -> Int {
        let rows = try await query("SELECT pg_backend_pid() AS pid")
        return try #require(rows.first).decode("pid")
    }
}
