import ArgumentParser

/// What a provider knows of one client.
struct ClientsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clients",
        abstract: "Export or erase what a provider holds about one client.",
        subcommands: [ClientsExportCommand.self, ClientsEraseCommand.self]
    )
}
