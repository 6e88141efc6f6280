import ArgumentParser

/// Money that came and went.
struct PaymentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payments",
        abstract: "Compare payments with Stripe, and add up what came and went.",
        subcommands: [
            PaymentsReconcileCommand.self, PaymentsLedgerCommand.self, PaymentsProblemsCommand.self,
        ]
    )
}
