import ArgumentParser
import Foundation
import SQL

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The database: the path of a SQLite file, or postgres://user@host/database.",
            discussion: """
                Only migrate, demo and serve --create make a file where there is none. BOOKABLE_DATABASE names the database
                where the option does not. A password belongs into PGPASSWORD or ~/.pgpass: other users of the machine can
                see a command's options.
                """,
            valueName: "path or URL"
        )
    )
    var database: String = ProcessInfo.processInfo.environment["BOOKABLE_DATABASE"] ?? "bookable.sqlite"

    /// Opens the database, or makes it; brings its schema up to date and keeps this release's standard policies in it.
    func openOrCreate() async throws -> any SQLDatabase {
        try await DatabaseSchema(of: address.open(creating: true), at: address).prepared()
    }

    /// As ``openOrCreate()`` for a database that is there already; throws a message where there is none.
    func openAndMigrate() async throws -> any SQLDatabase {
        try await DatabaseSchema(of: address.open(creating: false), at: address).preparedIfOurs()
    }

    /// Opens a database that is there and has this release's schema, and leaves the schema as it is; throws a message otherwise.
    func openExisting() async throws -> any SQLDatabase {
        try await address.openExisting()
    }

    /// Where the database is; throws a message that quotes nothing of what was given.
    var address: DatabaseAddress {
        get throws {
            try DatabaseAddress(given: database)
        }
    }
}
