import ArgumentParser

/// Who looked at clients' data, and who changed what.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "List who read clients' data and who changed what.",
        discussion: """
            What is done with an API key, in the console or at the command line is recorded: changes in their own transaction, reads
            before they are answered. What clients do with their own bookings is in the bookings' history.
            """,
        subcommands: [AuditListCommand.self],
        defaultSubcommand: AuditListCommand.self
    )
}
