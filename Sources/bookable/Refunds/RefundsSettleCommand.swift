import ArgumentParser
import Bookings
import Money
import SQL

/// Records that a person paid what Stripe does not pay of a refund.
struct RefundsSettleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Record that a refund was paid outside of Stripe, such as by bank transfer.",
        discussion: """
            Settles all of the refund that Stripe does not pay. With --amount it is refused unless exactly that is to be paid,
            so that nothing is paid twice.

              bookable refunds list --status owed --status failed
              bookable refunds settle rfd_anna_01jd… --amount 40.00 \\
                --method bank_transfer --reference "E2E-20260310-7" --paid-on 2026-03-10
            """
    )

    @OptionGroup var options: DatabaseOptions
    @OptionGroup var file: ConfigurationFileOption

    @Option(help: "How it was paid.")
    var method: HandMethod

    @Option(help: "What was paid, in the refund's currency, such as 40.00.")
    var amount: String?

    @OptionGroup var proof: ProofOptions

    @Argument(help: "The refund, rfd_….")
    var refund: RefundID

    func run() async throws {
        let desk = PayoutDesk(observers: try file.messageObservers())
        let proof = try proof.proof
        let database = try await options.openExisting()
        let (due, settled) = try await database.closing { database in
            try await database.transaction(.write, by: .system, at: Console.now()) { transaction in
                let found = try await desk.find(refund, in: transaction)
                let currency = found.refund.currency
                let settled = try await desk.settle(
                    refund,
                    by: method.method,
                    amount: try amount.map { try currency.amount($0, of: "--amount") },
                    proof: proof,
                    in: transaction
                )
                let access = AuditedAccess(
                    .change,
                    "bookable refunds settle",
                    of: refund.provider,
                    subjects: [refund.rawValue]
                )
                try await AuditStore().record(access, by: Console.actor, in: transaction)
                return (found.dueByHand, settled)
            }
        }
        try Console.print("\(refund): \(due) settled; the refund is \(settled.refund.status.rawValue).")
    }
}
