import ArgumentParser

/// The figures of practices.
struct AnalyticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analytics",
        abstract: "Show the figures of practices by month, or count them again.",
        subcommands: [AnalyticsShowCommand.self, AnalyticsRebuildCommand.self],
        defaultSubcommand: AnalyticsShowCommand.self
    )
}
