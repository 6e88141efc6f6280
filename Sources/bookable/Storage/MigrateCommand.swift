import ArgumentParser
import Bookings
import CivilTime
import SQL

/// Brings the database's schema up to date.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database's schema up to date.",
        discussion: """
            `serve` does so by itself, except that this command also makes a SQLite file where there is none. Migrations only
            go forward; back the file up before an upgrade.
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Flag(help: "Only print where each migration stands.")
    var status = false

    func run() async throws {
        let database = try options.address.open(creating: !status)
        let migrator = Migrator(database, Schema.migrations(for: database.dialect))
        try await database.requireCoordinator(at: options.address)
        if !status {
            let applied = try await migrator.migrate(now: Console.now().secondsSince1970)
            try Console.print(applied.isEmpty ? "The schema is up to date." : "Applied \(applied.count).")
        }
        for migration in try await migrator.status() {
            try Console.print("\(migration.number) \(migration.name): \(Self.words(for: migration.state))")
        }
        try await database.close()
    }

    private static func words(for state: MigrationStatus.State) -> String {
        switch state {
        case .pending: "pending"
        case .applied(let at): "applied \(Timestamp.format(at))"
        case .altered(let at): "applied \(Timestamp.format(at)) with another text"
        case .unknown(let at): "applied \(Timestamp.format(at)) by another release"
        }
    }
}
