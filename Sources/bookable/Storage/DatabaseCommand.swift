import ArgumentParser

/// The database as a whole.
struct DatabaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "db",
        abstract: "Arrange the database.",
        subcommands: [DatabaseDistributeCommand.self]
    )
}
