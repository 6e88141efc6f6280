import ArgumentParser

/// Refunds of the past.
struct RefundsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refunds",
        abstract: "List and settle refunds, replay past cancellations under other policies, and prove past refunds.",
        subcommands: [
            RefundsListCommand.self, RefundsSettleCommand.self, RefundsSimulateCommand.self, RefundsMergeCommand.self,
            RefundsAuditCommand.self,
        ]
    )
}
