import ArgumentParser

/// Who looked at clients' data, and who changed what.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "List who read clients' data and who changed what.",
        discussion: """
            What is done with an API key and at the command line is recorded with the change, or before the answer. What clients do with
            their own bookings is in the history of these.
            """,
        subcommands: [AuditListCommand.self],
        defaultSubcommand: AuditListCommand.self
    )
}
