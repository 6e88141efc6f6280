import ArgumentParser
import Bookings
import Foundation
import SQL
import SQLiteDriver

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The database file.",
            discussion: """
                Made where it does not exist by commands that fill it. BOOKABLE_DATABASE names it where the option does not.
                """,
            valueName: "path"
        )
    )
    var database: String = ProcessInfo.processInfo.environment["BOOKABLE_DATABASE"] ?? "bookable.sqlite"

    /// Opens the database, brings its schema up to date and keeps this release's standard policies in it.
    func open() async throws -> any SQLDatabase {
        let database = try openUnprepared()
        do {
            let now = Console.now()
            try await Migrator(database, Schema.migrations(for: database.dialect)).migrate(now: now)
            try await database.transaction(.write) { connection in
                try await PolicyCatalog().install(at: now, in: connection)
            }
            return database
        } catch {
            try await database.close()
            throw error
        }
    }

    /// Opens a database that is there already, as `open()` does; throws a message where there is none.
    func openExisting() async throws -> any SQLDatabase {
        try ExistingDatabase.find(database)
        return try await open()
    }

    /// Opens the database as it stands.
    func openUnprepared() throws -> any SQLDatabase {
        let folder = URL(fileURLWithPath: database).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try SQLiteDatabase(path: database)
    }
}
