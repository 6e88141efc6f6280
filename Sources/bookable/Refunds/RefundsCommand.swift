import ArgumentParser

/// Refunds of the past.
struct RefundsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refunds",
        abstract: "Replay past cancellations under other policies, and prove past refunds.",
        subcommands: [RefundsSimulateCommand.self, RefundsMergeCommand.self, RefundsAuditCommand.self]
    )
}
