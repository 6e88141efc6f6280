import ArgumentParser
import Bookings
import Foundation
import SQL

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The database: the path of a SQLite file, or postgres://user@host/database.",
            discussion: """
                A file is made where it does not exist by commands that fill it. BOOKABLE_DATABASE names the database where
                the option does not. A password belongs into PGPASSWORD or ~/.pgpass: other users of the machine can see a
                command's options.
                """,
            valueName: "path or URL"
        )
    )
    var database: String = ProcessInfo.processInfo.environment["BOOKABLE_DATABASE"] ?? "bookable.sqlite"

    /// Opens the database, brings its schema up to date and keeps this release's standard policies in it.
    func open() async throws -> any SQLDatabase {
        try await prepare(address.open())
    }

    /// Brings the schema of an opened database up to date and keeps this release's standard policies in it.
    func prepare(_ database: any SQLDatabase) async throws -> any SQLDatabase {
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
        try await prepare(address.openExisting())
    }

    /// Where the database is.
    var address: DatabaseAddress { DatabaseAddress(database) }
}
