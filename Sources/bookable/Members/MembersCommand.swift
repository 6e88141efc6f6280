import ArgumentParser

/// People who use the console.
struct MembersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "members",
        abstract: "Manage the members who use the console, and create sign-in links.",
        subcommands: [
            MembersAddCommand.self, MembersListCommand.self, MembersRemoveCommand.self, MembersLinkCommand.self,
        ]
    )
}
