import ArgumentParser

/// Money that came and went.
struct PaymentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payments",
        abstract: "List and record payments, compare them with Stripe, and add up what came and went.",
        subcommands: [
            PaymentsListCommand.self, PaymentsRecordCommand.self, PaymentsReconcileCommand.self,
            PaymentsLedgerCommand.self, PaymentsProblemsCommand.self,
        ]
    )
}
