import SQL
import Testing

struct MigratorTests {
    private let first = Migration(
        number: 1,
        name: "first",
        sql: Array(
            "CREATE TABLE items (id INTEGER NOT NULL PRIMARY KEY, name TEXT); INSERT INTO items VALUES (1, 'x');".utf8
        )
    )
    private let second = Migration(number: 2, name: "second", sql: Array("INSERT INTO items VALUES (2, 'y')".utf8))
    private let third = Migration(number: 3, name: "third", sql: Array("INSERT INTO items VALUES (3, 'z')".utf8))

    @Test func theChecksumIsSHA256() {
        let abc = Migration(number: 1, name: "abc", sql: Array("abc".utf8))
        #expect(abc.checksum == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test(arguments: Engine.allCases)
    func pendingMigrationsAreAppliedOnceAndInOrder(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            #expect(try await Migrator(database, [first]).migrate(now: 100) == [first])
            let migrator = Migrator(database, [first, second, third])
            #expect(try await migrator.status().map(\.state) == [.applied(at: 100), .pending, .pending])
            #expect(try await migrator.migrate(now: 200) == [second, third])
            #expect(try await migrator.migrate(now: 300) == [])
            let status = try await migrator.status()
            #expect(status.map(\.state) == [.applied(at: 100), .applied(at: 200), .applied(at: 200)])
            #expect(status.map(\.name) == ["first", "second", "third"])
            #expect(try await database.itemIDs() == [1, 2, 3])
        }
    }

    @Test(arguments: Engine.allCases)
    func migratorsAtTheSameTimeApplyEachMigrationOnce(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            let migrator = Migrator(database, [first, second, third])
            let applied = try await withThrowingTaskGroup(of: Int.self) { group in
                for now in 0..<8 { group.addTask { try await migrator.migrate(now: Int64(now)).count } }
                return try await group.reduce(0, +)
            }
            #expect(applied == 3)
            #expect(try await database.itemIDs() == [1, 2, 3])
        }
    }

    @Test(arguments: Engine.allCases)
    func aFailingMigrationLeavesNothingOfItself(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            let sql = "INSERT INTO items VALUES (2, 'y'); INSERT INTO missing VALUES (1)"
            let failing = Migration(number: 2, name: "failing", sql: Array(sql.utf8))
            let migrator = Migrator(database, [first, failing, third])
            let code = await errorCode { try await migrator.migrate(now: 1) }
            #expect(code == .syntax)
            let states = try await migrator.status().map(\.state)
            #expect(states == [.applied(at: 1), .pending, .pending])
            #expect(try await database.itemIDs() == [1])
        }
    }

    @Test(arguments: Engine.allCases)
    func anAlteredMigrationIsRefusedByName(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await Migrator(database, [first]).migrate(now: 1)
            let altered = Migration(number: 1, name: "first", sql: first.sql + [0x20])
            let migrator = Migrator(database, [altered, second])
            let error = await #expect(throws: SQLError.self) { try await migrator.migrate(now: 2) }
            #expect(error?.code == .migrationAltered)
            #expect(error?.message.contains("1 (first)") == true)
            #expect(try await migrator.status().map(\.state) == [.altered(at: 1), .pending])
        }
    }

    @Test(arguments: Engine.allCases)
    func anUnknownMigrationIsRefusedByName(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await Migrator(database, [first, second]).migrate(now: 1)
            let migrator = Migrator(database, [first])
            let error = await #expect(throws: SQLError.self) { try await migrator.migrate(now: 2) }
            #expect(error?.code == .migrationUnknown)
            #expect(error?.message.contains("2 (second)") == true)
            #expect(try await migrator.status().map(\.state) == [.applied(at: 1), .unknown(at: 1)])
        }
    }

    @Test(arguments: Engine.allCases)
    func anOvertakenMigrationIsRefused(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await Migrator(database, [first, third]).migrate(now: 1)
            let migrator = Migrator(database, [first, second, third])
            let code = await errorCode { try await migrator.migrate(now: 2) }
            #expect(code == .migrationOutOfOrder)
            #expect(try await database.itemIDs() == [1, 3])
        }
    }
}
