import CivilTime
import Bookings
import Foundation
import PostgresDriver
import PostgresServer
import SQL
import SQLiteDriver

/// Databases of one run each.
enum LifeDatabase {
    enum Engine: String {
        case sqlite, postgres
    }

    /// Runs `body` with a migrated database that is removed afterwards.
    static func run(on engine: Engine, _ body: (any SQLDatabase) async throws -> Void) async throws {
        let name = "lives_\(UUID().uuidString.replacing("-", with: "").lowercased())"
        // In memory where that can be had: what survives a crash of the machine is not asked here.
        let memory = URL(filePath: "/dev/shm", directoryHint: .isDirectory)
        let isWritable = FileManager.default.isWritableFile(atPath: memory.path)
        let folder = (isWritable ? memory : FileManager.default.temporaryDirectory).appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let result: Result<Void, any Error>
        do {
            let database = try await open(engine, name: name, in: folder)
            try await Migrator(database, Schema.migrations(for: database.dialect)).migrate(
                now: Simulation.opening.secondsSince1970
            )
            try await body(database)
            try await database.close()
            result = .success(())
        } catch {
            result = .failure(error)
        }
        if engine == .postgres { try await PostgresServer.shared.run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)") }
        try FileManager.default.removeItem(at: folder)
        try result.get()
    }

    private static func open(_ engine: Engine, name: String, in folder: URL) async throws -> any SQLDatabase {
        switch engine {
        case .sqlite: return try SQLiteDatabase(path: folder.appending(path: "lives.sqlite").path)
        case .postgres:
            let server = try await PostgresServer.shared
            try await server.run("CREATE DATABASE \(name)")
            return try PostgresDatabase(server.url(of: name), limits: PostgresLimits(connections: 8))
        }
    }
}
