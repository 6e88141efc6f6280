import ArgumentParser

/// The figures of practices.
struct AnalyticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analytics",
        abstract: "Show the figures of practices by month, export them, or count them again.",
        subcommands: [
            AnalyticsShowCommand.self, AnalyticsTotalCommand.self, AnalyticsExportCommand.self,
            AnalyticsRebuildCommand.self,
        ],
        defaultSubcommand: AnalyticsShowCommand.self
    )
}
