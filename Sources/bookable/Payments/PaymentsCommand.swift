import ArgumentParser

/// Money that came and went.
struct PaymentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payments",
        abstract: "List payments, compare them with Stripe, and add up what came and went.",
        subcommands: [
            PaymentsListCommand.self, PaymentsReconcileCommand.self, PaymentsLedgerCommand.self,
            PaymentsProblemsCommand.self,
        ]
    )
}
