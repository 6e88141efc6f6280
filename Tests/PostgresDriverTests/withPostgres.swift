import PostgresDriver
import PostgresServer
import SQL

/// Lends a new and empty database, and the address at which it was opened.
func withPostgres(
    limits: PostgresLimits = PostgresLimits(connections: 3),
    _ body: (PostgresDatabase, String) async throws -> Void
) async throws {
    try await PostgresServer.shared.withDatabase { url in
        let database = try PostgresDatabase(url, limits: limits)
        try await body(database, url)
        try await database.close()
    }
}
