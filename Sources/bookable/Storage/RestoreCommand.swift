import ArgumentParser
import SQLiteDriver

/// Checks a copy of a SQLite database, or puts it in place.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Check a backup of a SQLite database, or put it in place.",
        discussion: """
            --check reads all of the backup and changes nothing: it must be sound, and of a schema that this release knows.
            Without it the backup becomes the database, where there is none: move the old one and its -wal and -shm away.

              bookable restore --check /backup/bookable.sqlite
              bookable restore /backup/bookable.sqlite --database bookable.sqlite
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Flag(help: "Only check the backup.")
    var check = false

    @Argument(help: "The backup.", completion: .file())
    var backup: String

    func run() throws {
        if check {
            try Console.print("\(backup) is sound: \(try DatabaseCopy(from: backup).contents())")
            return
        }
        guard case .sqlite(let path) = try options.address else {
            throw CommandFailure("A database on a server is restored by pg_restore; docs/operations.md tells how.")
        }
        let contents = try DatabaseCopy(from: backup).place(at: path)
        try Console.print("\(path) is restored from \(backup): \(contents)")
    }
}
