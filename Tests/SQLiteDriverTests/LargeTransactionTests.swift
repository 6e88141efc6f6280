import SQL
import SQLiteDriver
import Testing

/// Transactions larger than the memory that SQLite may keep pages in.
struct LargeTransactionTests {
    @Test func `a transaction that does not fit into memory can be read, undone in part and committed`() async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.transaction(.write) { connection in
                // Pages are written to the log before the end of the transaction, and read from there.
                try await connection.execute("PRAGMA cache_size = 10")
                try await connection.execute("CREATE TABLE notes (number INTEGER PRIMARY KEY, text TEXT NOT NULL)")
            }
            try await database.transaction(.write) { connection in
                try await connection.execute(Self.filling(1...20_000))
                try await connection.execute("CREATE INDEX notes_by_text ON notes (text)")
                #expect(try await Self.count(in: connection) == 20_000)
                do {
                    try await connection.savepoint {
                        try await connection.execute(Self.filling(20_001...40_000))
                        #expect(try await Self.count(in: connection) == 40_000)
                        throw CancellationError()
                    }
                } catch is CancellationError {
                    #expect(try await Self.count(in: connection) == 20_000)
                }
                try await connection.execute(Self.filling(40_001...40_100))
            }
            // By other connections, which see the file and the log as they lie there.
            try await Self.expectSound(database, count: 20_100)
            try await database.transaction(.write) { try await $0.execute(Self.filling(50_001...50_001)) }
            try await Self.expectSound(database, count: 20_101)
            try await database.close()
            let reopened = try SQLiteDatabase(path: path)
            try await Self.expectSound(reopened, count: 20_101)
            try await reopened.close()
        }
    }

    private static func filling(_ numbers: ClosedRange<Int>) -> SQLStatement {
        """
        WITH RECURSIVE numbers (n) AS (SELECT \(numbers.lowerBound) UNION ALL SELECT n + 1 FROM numbers WHERE n < \(numbers.upperBound))
        INSERT INTO notes (number, text) SELECT n, 'note ' || n || hex(randomblob(50)) FROM numbers
        """
    }

    private static func expectSound(_ database: SQLiteDatabase, count: Int) async throws {
        try await database.transaction(.read) { connection in
            #expect(try await Self.count(in: connection) == count)
            let answer = try #require(try await connection.query("PRAGMA integrity_check").first)
            #expect(try answer.decode("integrity_check", as: String.self) == "ok")
        }
    }

    private static func count(in connection: any SQLConnection) async throws -> Int {
        try #require(try await connection.query("SELECT COUNT(*) AS count FROM notes").first).decode("count")
    }
}
