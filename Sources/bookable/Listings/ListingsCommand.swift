import ArgumentParser

/// How providers are listed in the marketplace.
struct ListingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listings",
        abstract: "Import providers' listings in the marketplace.",
        subcommands: [ListingsImportCommand.self, RenderPhotoCommand.self]
    )
}
