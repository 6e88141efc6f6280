import Foundation
import PostgresDriver
import PostgresServer
import SQL
import SQLiteDriver
import Testing

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
            try await withTemporaryDirectory { directory in
                let limits = SQLiteLimits(maximumWaiting: maximumWaiting)
                let database = try SQLiteDatabase(path: "\(directory)/test.sqlite", limits: limits)
                try await body(database)
                try await database.close()
            }
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

private func withTemporaryDirectory(_ body: (String) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "sql-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    do {
        try await body(directory.path)
    } catch {
        try FileManager.default.removeItem(at: directory)
        throw error
    }
    try FileManager.default.removeItem(at: directory)
}
