import ArgumentParser

/// What a provider knows of one client.
struct ClientsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clients",
        abstract: "Export what a provider knows of one client, or erase it.",
        subcommands: [ClientsExportCommand.self, ClientsEraseCommand.self]
    )
}
