import CivilTime
import Bookings
import SQL

/// The schema of a database that was opened, which is closed where it cannot be used.
struct DatabaseSchema {
    private let database: any SQLDatabase
    private let address: DatabaseAddress

    init(of database: any SQLDatabase, at address: DatabaseAddress) {
        self.database = database
        self.address = address
    }

    /// The database, with its schema brought up to date and this release's standard policies in it.
    func prepared() async throws -> any SQLDatabase {
        try await closingOnFailure {
            try await database.requireCoordinator(at: address)
            let now = Console.now()
            try await Migrator(database, Schema.migrations(for: database.dialect)).migrate(
                now: now.secondsSince1970
            )
            try await database.transaction(.write) { connection in
                try await PolicyCatalog().install(at: now, in: connection)
            }
            return database
        }
    }

    /// As ``prepared()``; refuses a file that holds something else.
    func preparedIfOurs() async throws -> any SQLDatabase {
        try await closingOnFailure {
            guard try await isOurs() else {
                throw CommandFailure("\(address) is not a database of Bookable's; \"bookable migrate\" makes it one.")
            }
        }
        return try await prepared()
    }

    /// The database, with its schema as it is; throws a message unless it is that of this release.
    func verified() async throws -> any SQLDatabase {
        try await closingOnFailure {
            try await database.requireCoordinator(at: address)
            guard try await hasMigrations() else {
                throw CommandFailure("\(address) is not a database of Bookable's; \"bookable migrate\" makes it one.")
            }
            try await Migrator(database, Schema.migrations(for: database.dialect)).verify()
            return database
        }
    }

    private func hasMigrations() async throws -> Bool {
        guard address.isPostgres else { return try await isOurs() }
        return try await database.transaction(.read) { connection in
            let rows = try await connection.query("SELECT to_regclass('schema_migrations') IS NOT NULL AS found")
            return try rows.first?.decode("found") ?? false
        }
    }

    /// A server's database is given to Bookable by whoever names it.
    private func isOurs() async throws -> Bool {
        guard !address.isPostgres else { return true }
        return try await database.transaction(.read) { connection in
            try await !connection.query("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'").isEmpty
        }
    }

    private func closingOnFailure<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch {
            try await database.close()
            throw error
        }
    }
}
