import SQL
import SQLiteDriver
import Testing

/// Statements that are kept prepared say what they said when they were new.
@Suite(.timeLimit(.minutes(1)))
struct SQLiteStatementTests {
    @Test func aKeptStatementKnowsOfNewColumns() async throws {
        try await withDatabase { database in
            func columns() async throws -> [Int?] {
                let rows = try await database.transaction(.write) { try await $0.query("SELECT * FROM items") }
                return try rows.map { try $0.decode("id", as: Int?.self) }
            }
            #expect(try await columns() == [1])
            try await database.transaction(.write) { connection in
                try await connection.execute("ALTER TABLE items RENAME COLUMN id TO number")
                try await connection.execute("ALTER TABLE items ADD COLUMN id INTEGER")
            }
            #expect(try await columns() == [nil])
        }
    }

    @Test(arguments: ["SELECT 1; SELECT 2", "", "  ", "-- nothing"])
    func aTextHoldsOneStatement(_ text: String) async throws {
        try await withDatabase { database in
            let code = await errorCode {
                try await database.transaction(.read) { try await $0.query(SQLStatement(unsafeRaw: text)) }
            }
            #expect(code == .syntax)
        }
    }

    @Test func emptyValuesAreNotNull() async throws {
        try await withDatabase { database in
            let row = try await database.transaction(.read) { connection in
                try await connection.query("SELECT \("") AS text, \([] as [UInt8]) AS bytes").first
            }
            #expect(try row?.decode("text") == "")
            #expect(try row?.decode("bytes") == [] as [UInt8])
        }
    }

    /// A statement with so many arguments is not kept, and works all the same.
    @Test(arguments: [64, 65, 500])
    func aListMayBeLong(_ count: Int) async throws {
        try await withDatabase { database in
            for _ in 0..<2 {
                let list = (0..<count).map { "\($0)" as SQLStatement }.joined(separator: ", ")
                let rows = try await database.transaction(.read) { connection in
                    try await connection.query("SELECT id FROM items WHERE id IN (\(list))")
                }
                #expect(rows.count == 1)
            }
        }
    }

    private func withDatabase(_ body: (SQLiteDatabase) async throws -> Void) async throws {
        try await withDatabaseFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE items (id INTEGER)")
                try await connection.execute("INSERT INTO items VALUES (1)")
            }
            try await body(database)
            try await database.close()
        }
    }
}
