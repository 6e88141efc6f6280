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
            `serve` does so by itself, unless it is told --no-migrate; this command also makes a SQLite file where there is
            none. Migrations only go forward; back up before an upgrade.

            With --status nothing is changed. The command exits 0 if the schema is that of this release, 1 if migrations are
            pending, and 65 if the database has one that another release or build applied.
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
        let migrations = try await migrator.status()
        for migration in migrations {
            try Console.print("\(migration.number) \(migration.name): \(Self.words(for: migration.state))")
        }
        try await database.close()
        if migrations.contains(where: \.isForeign) { throw ExitCode.unusableInput }
        guard migrations.allSatisfy(\.isApplied) else { throw ExitCode.failure }
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

extension MigrationStatus {
    /// Whether another release or build applied it.
    fileprivate var isForeign: Bool {
        switch state {
        case .altered, .unknown: true
        case .applied, .pending: false
        }
    }

    /// Whether the schema has it as this release knows it.
    fileprivate var isApplied: Bool {
        if case .applied = state { true } else { false }
    }
}
