import SQL
import Testing

struct ValuesContractTests {
    private struct ProviderID: RawRepresentable, SQLConvertible, Equatable {
        var rawValue: String
    }

    @Test(arguments: Engine.allCases, [Int64.min, -1, 0, 1, .max])
    func integersComeBack(_ engine: Engine, value: Int64) async throws {
        try await expect(value, comesBackFrom: "BIGINT", on: engine)
    }

    @Test(arguments: Engine.allCases, ["", "plain", "quote ' and \" and \\", "Zürich 東京 🗓️ e\u{301}", "line\nline\t"])
    func textComesBack(_ engine: Engine, value: String) async throws {
        try await expect(value, comesBackFrom: "TEXT", on: engine)
    }

    @Test(arguments: Engine.allCases, [[], [0], [0, 255, 39, 92, 0], Array(0...255)] as [[UInt8]])
    func bytesComeBack(_ engine: Engine, value: [UInt8]) async throws {
        try await expect(value, comesBackFrom: engine.blobType, on: engine)
    }

    @Test(arguments: Engine.allCases, [0, -1.5, 0.1, 1e300, .leastNonzeroMagnitude])
    func realsComeBack(_ engine: Engine, value: Double) async throws {
        try await expect(value, comesBackFrom: "DOUBLE PRECISION", on: engine)
    }

    @Test(arguments: Engine.allCases, [true, false])
    func booleansComeBack(_ engine: Engine, value: Bool) async throws {
        try await expect(value, comesBackFrom: "BOOLEAN", on: engine)
    }

    @Test(arguments: Engine.allCases, [-62_135_596_800, -1, 0, 1_772_323_200, 253_402_300_799] as [Int64])
    func instantsComeBack(_ engine: Engine, seconds: Int64) async throws {
        try await engine.withDatabase { database in
            try await expect(SQLInstant(seconds), comesBackFrom: database.dialect.typeNames.instant, of: database)
        }
    }

    @Test(arguments: Engine.allCases)
    func identifiersAndOptionalsComeBack(_ engine: Engine) async throws {
        try await expect(ProviderID(rawValue: "p-1"), comesBackFrom: "TEXT", on: engine)
        try await expect(ProviderID(rawValue: "p-1") as ProviderID?, comesBackFrom: "TEXT", on: engine)
        try await expect(nil as Int?, comesBackFrom: "BIGINT", on: engine)
    }

    private func expect<Value: SQLConvertible & Equatable & Sendable>(
        _ value: Value,
        comesBackFrom type: String,
        on engine: Engine
    ) async throws {
        try await engine.withDatabase { try await expect(value, comesBackFrom: type, of: $0) }
    }

    private func expect<Value: SQLConvertible & Equatable & Sendable>(
        _ value: Value,
        comesBackFrom type: String,
        of database: any SQLDatabase
    ) async throws {
        let stored = try await database.transaction(.write) { connection in
            try await connection.execute("CREATE TABLE kept (value \(unsafeRaw: type))")
            try await connection.execute("INSERT INTO kept (value) VALUES (\(value))")
            let rows = try await connection.query("SELECT value FROM kept")
            return try rows.map { try $0.decode("value", as: Value.self) }
        }
        #expect(stored == [value])
    }
}
