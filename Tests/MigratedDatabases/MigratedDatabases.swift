import Bookings
import Foundation
import PostgresDriver
import PostgresServer
import SQL
package import SQLiteDriver
import TestSupport

/// Databases with this release's schema, copied from one of each engine that is made once for the process.
///
/// Migrating takes longer than most tests.
package enum MigratedDatabases {
    /// 2026-03-02T08:00:00Z, before anything that tests do.
    private static let migratedAt: Int64 = 1_772_438_400

    private static let file = Task {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.path("migrated.sqlite"))
        try await migrate(database)
        try await database.close()
        return try Data(contentsOf: folder.url.appending(path: "migrated.sqlite"))
    }

    private static let template = Task {
        let server = try await PostgresServer.shared
        let name = "migrated"
        try await server.run("CREATE DATABASE \(name)")
        let database = try PostgresDatabase(server.url(of: name), limits: PostgresLimits(connections: 1))
        try await migrate(database)
        try await database.close()
        return name
    }

    /// Opens a new database in a file, where none may be yet.
    package static func openFile(_ path: String, limits: SQLiteLimits = SQLiteLimits()) async throws -> SQLiteDatabase {
        try await file.value.write(to: URL(filePath: path), options: .withoutOverwriting)
        return try SQLiteDatabase(path: path, limits: limits)
    }

    /// The name of a database of ``PostgresServer/shared`` to copy with `CREATE DATABASE … TEMPLATE`; nobody may connect to it.
    package static var postgresTemplate: String {
        get async throws { try await template.value }
    }

    private static func migrate(_ database: any SQLDatabase) async throws {
        try await Migrator(database, Schema.migrations(for: database.dialect)).migrate(now: migratedAt)
    }
}
