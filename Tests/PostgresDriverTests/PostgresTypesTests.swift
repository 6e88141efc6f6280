import PostgresDriver
import PostgresServer
import SQL
import Testing

@Suite(.timeLimit(.minutes(2)))
struct PostgresTypesTests {
    @Test(
        arguments: [
            ("DATE", "2026-02-28", "2026-02-28"), ("DATE", "0001-01-01", "0001-01-01"),
            ("DATE", "9999-12-31", "9999-12-31"),
            ("DATE", "2000-02-29", "2000-02-29"), ("DATE", "1600-03-01", "1600-03-01"),
            ("DATE", "0044-03-15 BC", "0044-03-15 BC"),
            ("DATE", "infinity", "infinity"), ("TIME", "00:00", "00:00"), ("TIME", "09:30", "09:30"),
            ("TIME", "24:00", "24:00"), ("TIME", "23:59:59", "23:59:59"),
            ("TIME", "12:00:00.000250", "12:00:00.000250"),
            ("JSONB", #"{"a": [1, 2]}"#, #"{"a": [1, 2]}"#), ("JSON", "[1,2]", "[1,2]"), ("VARCHAR(5)", "Zoë", "Zoë"),
            ("NAME", "provider", "provider"), ("TEXT", "", ""),
        ]
    )
    func textStandsForManyTypes(_ type: String, _ written: String, _ read: String) async throws {
        #expect(try await kept(written.sqlValue, in: type) == .text(read))
    }

    @Test(
        arguments: [
            ("SMALLINT", -32768), ("INTEGER", 2_147_483_647), ("BIGINT", .min), ("BOOLEAN", 1), ("NUMERIC", .max),
            ("NUMERIC", -10_000), ("NUMERIC", 0), ("OID", 4_294_967_295), ("TIMESTAMPTZ", 0),
            ("TIMESTAMPTZ", -210_866_803_200), ("TIMESTAMPTZ", 9_224_318_015_999),
        ] as [(String, Int64)]
    )
    func integersStandForManyTypes(_ type: String, _ value: Int64) async throws {
        #expect(try await kept(.integer(value), in: type) == .integer(value))
    }

    @Test(arguments: [("REAL", 0.5), ("NUMERIC", -0.125), ("NUMERIC", 1e20), ("DOUBLE PRECISION", .infinity)])
    func realsStandForManyTypes(_ type: String, _ value: Double) async throws {
        #expect(try await kept(.real(value), in: type) == .real(value))
    }

    @Test(
        arguments: [
            ("SMALLINT", .integer(32768)), ("INTEGER", .integer(.min)), ("BOOLEAN", .integer(2)), ("TEXT", .integer(1)),
            ("TIMESTAMPTZ", .integer(.max)), ("INTEGER", .real(1)), ("TEXT", .blob([1])), ("TEXT", .text("a\0b")),
            ("INTEGER", .text("many")), ("DATE", .text("2026-02-30")), ("TIME", .text("25:00")),
            ("TIMESTAMPTZ", .integer(9_224_318_016_000)),
        ] as [(String, SQLValue)]
    )
    func whatDoesNotFitIsRefusedWithoutShowingIt(_ type: String, _ value: SQLValue) async throws {
        let error = try #require(await errorOf { try await kept(value, in: type) })
        #expect(error.code == .wrongType)
        #expect(!"\(error)\(String(reflecting: error))".contains("many"))
    }

    @Test(
        arguments: [
            ("SELECT sum(i) AS v FROM generate_series(1::bigint, 4) AS s (i)", .integer(10)),
            ("SELECT avg(i) AS v FROM generate_series(1, 4) AS s (i)", .real(2.5)),
            ("SELECT 10000000000000000000000 AS v", .real(1e22)),
            ("SELECT timestamptz '1969-12-31 23:59:59.5Z' AS v", .integer(-1)),
            ("SELECT timestamptz 'infinity' AS v", .text("infinity")), ("SELECT 'NaN'::numeric > 1 AS v", .integer(1)),
            ("SELECT NULL::bigint AS v", .null), ("SELECT pg_notify('a', 'b') AS v", .null),
            ("SELECT int4range(1, 2) AS v", .blob([2, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 2])),
        ] as [(SQLStatement, SQLValue)]
    )
    func resultsAreReadByTheirTypes(_ statement: SQLStatement, _ value: SQLValue) async throws {
        try await withPostgres { database, _ in
            let rows = try await database.transaction(.write) { try await $0.query(statement) }
            #expect(try rows.map { try $0.decode("v", as: AnyValue.self).sqlValue } == [value])
        }
    }

    @Test func aThousandRowsAndALargeFieldComeWhole() async throws {
        try await withPostgres { database, _ in
            let large = [UInt8](repeating: 7, count: 3_000_000)
            let (count, back) = try await database.transaction(.read) { connection in
                let rows = try await connection.query(
                    "SELECT i, repeat('x', 1000) AS pad FROM generate_series(1, 1000) AS s (i)"
                )
                let back = try await connection.query("SELECT CAST(\(large) AS bytea) AS large")
                return (
                    try rows.map { try $0.decode("i", as: Int.self) }, try back[0].decode("large", as: [UInt8].self)
                )
            }
            #expect(count == Array(1...1000))
            #expect(back == large)
        }
    }

    private func kept(_ value: SQLValue, in type: String) async throws -> SQLValue? {
        try await PostgresServer.shared.withDatabase { url in
            let database = try PostgresDatabase(url, limits: PostgresLimits(connections: 1))
            let rows = try await database.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE kept (value \(unsafeRaw: type))")
                try await connection.execute("INSERT INTO kept (value) VALUES (\(AnyValue(sqlValue: value)))")
                return try await connection.query("SELECT value FROM kept")
            }
            try await database.close()
            return try rows.first?.decode("value", as: AnyValue.self).sqlValue
        }
    }
}

/// Takes and gives any value as it is.
private struct AnyValue: SQLConvertible {
    let sqlValue: SQLValue
}
