import CivilTime
import Bookings
import Foundation
import MigratedDatabases
import PostgresDriver
import PostgresServer
import SQL
import SQLiteDriver
import Synchronization
import Testing

/// The databases that one case of a test opened, which are closed and removed when it has ended.
final class OwnDatabases: Sendable {
    /// Those of the case that runs.
    @TaskLocal static var current = OwnDatabases()

    /// More cases at once would need more connections than a server has.
    private static let places = ConnectionPool(Array(0..<8), maximumWaiting: .max)

    private let opened = Mutex<[any SQLDatabase]>([])
    private let made = Mutex<[String]>([])
    private let folders = Mutex<[URL]>([])

    /// A new database with the schema of this release; one that is a file lies in `folder`, which goes with it.
    func open(_ engine: Engine, in folder: URL) async throws -> any SQLDatabase {
        folders.withLock { $0.append(folder) }
        let database: any SQLDatabase
        switch engine {
        case .sqlite:
            database = try await MigratedDatabases.openFile(folder.appending(path: "studio.sqlite").path)
        case .postgres:
            database = try PostgresDatabase(try await makeCopy(), limits: PostgresLimits(connections: 6))
        }
        opened.withLock { $0.append(database) }
        return database
    }

    /// Runs `body` with databases of its own.
    static func provide(for body: @concurrent @Sendable () async throws -> Void) async throws {
        try await places.withConnection { _ in
            let databases = OwnDatabases()
            let result: Result<Void, any Error>
            do {
                result = .success(try await $current.withValue(databases) { try await body() })
            } catch {
                result = .failure(error)
            }
            try await databases.remove()
            try result.get()
        }
    }

    private func makeCopy() async throws -> String {
        let server = try await PostgresServer.shared
        let name = "studio_\(UUID().uuidString.replacing("-", with: "").lowercased())"
        try await server.run("CREATE DATABASE \(name) TEMPLATE \(try await MigratedDatabases.postgresTemplate)")
        made.withLock { $0.append(name) }
        return server.url(of: name)
    }

    private func remove() async throws {
        for database in opened.withLock({ $0 }) { try await database.close() }
        for name in made.withLock({ $0 }) {
            try await PostgresServer.shared.run("DROP DATABASE \(name) WITH (FORCE)")
        }
        for folder in folders.withLock({ $0 }) { try FileManager.default.removeItem(at: folder) }
    }
}
