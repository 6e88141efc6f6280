import ArgumentParser

/// Refunds of the past.
struct RefundsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refunds",
        abstract: "Replay past cancellations under other policies.",
        subcommands: [RefundsSimulateCommand.self]
    )
}
