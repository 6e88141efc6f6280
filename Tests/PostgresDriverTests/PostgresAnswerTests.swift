import PostgresDriver
import SQL
import Testing

@Suite(.timeLimit(.minutes(2)))
struct PostgresAnswerTests {
    /// What libpq does not read at once lies in the socket when the answer to `BEGIN`, which came before it, is complete.
    @Test func answersOfEverySizeAreReadToTheirEnd() async throws {
        try await withPostgres { database, _ in
            for size in stride(from: 8_000, to: 100_000, by: 50) {
                let rows = try await database.transaction(.read) { connection in
                    try await connection.query("SELECT repeat('x', CAST(\(size) AS INTEGER)) AS text")
                }
                let text: String = try #require(rows.first).decode("text")
                #expect(text.utf8.count == size)
            }
        }
    }
}
