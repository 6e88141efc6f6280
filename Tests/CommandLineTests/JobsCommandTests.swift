import SQL
import SQLiteDriver
import Testing
import TestSupport

struct JobsCommandTests {
    @Test func listsReplaysAndDiscardsWhatIsDead() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("shop.sqlite")
        #expect(try Binary.run(["migrate", "--database", path]).status == 0)
        let database = try SQLiteDatabase(path: path)
        try await database.transaction(.write) { connection in
            for (name, status) in [("a", "dead"), ("b", "dead"), ("c", "ready")] {
                try await connection.execute(
                    """
                    INSERT INTO jobs (provider_id, job_id, kind, payload, status, attempts, available_at, last_error, created_at)
                    VALUES ('prv_shop', \("job_shop_\(name)"), 'letter', '"secret"', \(status), 16, 60, 'no ink', 0)
                    """
                )
            }
        }
        try await database.close()
        func run(_ arguments: String...) throws -> Binary.Outcome {
            try Binary.run(["jobs"] + arguments + ["--database", path])
        }
        let dead = try run("list").output
        #expect(dead.contains("job_shop_a letter, made 1970-01-01T00:00:00Z, dead since"))
        #expect(dead.contains("attempts 16: no ink"))
        #expect(!dead.contains("job_shop_c") && !dead.contains("secret"))
        #expect(try run("list", "--kind", "parcel").output.isEmpty)
        #expect(try run("replay", "job_shop_a", "job_shop_c").status == 1)
        #expect(try run("list").output == dead)
        #expect(try run("replay", "job_shop_a").status == 0)
        #expect(try run("discard", "job_shop_b").status == 0)
        #expect(try run("list").output.isEmpty)
        let ready = try run("list", "--status", "ready", "--format", "json").output
        #expect(ready.contains(#""failures":0"#) && ready.contains(#""id":"job_shop_a""#))
    }
}
