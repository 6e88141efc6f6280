import PostgresDriver
import PostgresServer
import SQL
import SQLiteDriver
import Testing
import TestSupport

/// The engines that keep the contract of the storage interface: every test of it runs on each.
enum Engine: CaseIterable, Sendable {
    case sqlite
    case postgres

    /// Column types that differ between engines.
    var blobType: String {
        switch self {
        case .sqlite: "BLOB"
        case .postgres: "BYTEA"
        }
    }

    /// Lends a new and empty database, and closes and removes it when the body returns.
    ///
    /// One transaction writes at a time where there is one writer, and as many as the engine likes else.
    func withDatabase(
        oneWriter: Bool = false,
        maximumWaiting: Int = 1024,
        _ body: (any SQLDatabase) async throws -> Void
    ) async throws {
        switch self {
        case .sqlite:
            let folder = try TemporaryFolder()
            let limits = SQLiteLimits(maximumWaiting: maximumWaiting)
            let database = try SQLiteDatabase(path: folder.path("test.sqlite"), limits: limits)
            try await body(database)
            try await database.close()
            withExtendedLifetime(folder) {}
        case .postgres:
            try await PostgresServer.shared.withDatabase { url in
                let limits = PostgresLimits(connections: oneWriter ? 1 : 4, maximumWaiting: maximumWaiting)
                let database = try PostgresDatabase(url, limits: limits)
                try await body(database)
                try await database.close()
            }
        }
    }

    /// As ``withDatabase(oneWriter:maximumWaiting:_:)``, with the table `items(id, name)`.
    func withItems(
        oneWriter: Bool = false,
        maximumWaiting: Int = 1024,
        _ body: (any SQLDatabase) async throws -> Void
    ) async throws {
        try await withDatabase(oneWriter: oneWriter, maximumWaiting: maximumWaiting) { database in
            try await database.transaction(.write) { connection in
                try await connection.execute("CREATE TABLE items (id INTEGER NOT NULL PRIMARY KEY, name TEXT)")
            }
            try await body(database)
        }
    }
}
