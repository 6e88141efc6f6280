import ArgumentParser

/// API keys.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Make, list, change, rotate and revoke API keys.",
        subcommands: [
            KeysCreateCommand.self, KeysListCommand.self, KeysChangeCommand.self, KeysRotateCommand.self,
            KeysRevokeCommand.self,
        ]
    )
}
