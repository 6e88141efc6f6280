import ArgumentParser
import Foundation
import SQLiteDriver

/// Copies a SQLite database while it is in use.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the SQLite database into a file, while it is served.",
        discussion: """
            The copy is of one moment, has every change that was committed before it, and is checked before it takes its
            place. Only its owner may read it. PostgreSQL is backed up by pg_dump.

              bookable backup --database bookable.sqlite --to /backup/bookable.sqlite
              bookable restore --check /backup/bookable.sqlite
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The file to write; one that is there is refused.", completion: .file())
    var to: String

    func run() throws {
        guard case .sqlite(let path) = try options.address else {
            throw CommandFailure("A database on a server is backed up by pg_dump; docs/operations.md tells how.")
        }
        let contents = try DatabaseCopy(from: path).place(at: to)
        try Console.print("\(path) is copied to \(to): \(contents)")
    }
}
