import ArgumentParser

/// People who use the console.
struct MembersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "members",
        abstract: "Add, list and remove people who use the console, and make links that sign them in.",
        subcommands: [
            MembersAddCommand.self, MembersListCommand.self, MembersRemoveCommand.self, MembersLinkCommand.self,
        ]
    )
}
