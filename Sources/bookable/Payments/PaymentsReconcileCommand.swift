import ArgumentParser
import Payments
import Bookings
import CivilTime
import Foundation
import HTTPTransport
import PolicySimulation
import SQL

/// Compares payments and refunds with Stripe.
struct PaymentsReconcileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compare every payment, refund and dispute with Stripe, and name each that does not agree.",
        discussion: """
            Stripe is reached as by "bookable serve", by the same settings.

            --fix takes in what Stripe says of a payment or a refund that stands otherwise with us: what was paid confirms
            its booking or goes back, what was called off is closed, and what a dispute took is gone. What needs a person is only named: other amounts, money
            that Stripe does not know of, refunds that were made at Stripe by hand.

            What was found is kept until the next time: the console shows it under Money, and GET /v1/reconciliation tells it.

            Exits 0 when all agrees or is mended, and 1 otherwise.
            """
    )

    @OptionGroup var options: DatabaseOptions
    @OptionGroup var file: ConfigurationFileOption
    @OptionGroup(title: PaymentSettings.title) var payments: SettingOptions<PaymentSettings>

    @Option(help: "Only what was made since: a date such as 2026-03-10, or an instant in the form of RFC 3339.")
    var since: String?

    @Flag(help: "Mend what is safe to mend.")
    var fix = false

    @OptionGroup var output: TableOptions

    private var format: TabularFormat { output.format }

    private static let names = ["subject", "id", "stripe", "booking", "ours", "theirs", "difference", "mended"]

    func run() async throws {
        let start = try instant()
        let settings = try file.settings(options: payments.texts)
        let configuration = try ServeConfiguration(
            settings,
            table: PaymentSettings.settings + MessageSettings.settings
        )
        guard let stripe = try configuration.stripe.open() else {
            throw CommandFailure("Stripe is not configured: set BOOKABLE_STRIPE_KEY or BOOKABLE_STRIPE_KEY_FILE.")
        }
        let database = try await options.address.openExisting()
        var findings: [ReconciliationFinding] = []
        let summary: Reconciliation.Summary
        do {
            let desk = PaymentDesk(zones: .system, observers: configuration.messages.observers)
            let now = Console.now()
            summary = try await Reconciliation(stripe.access, database: database, desk: desk, mends: fix, now: now)
                .run(since: start) { findings.append($0) }
            let kept = ReconciliationRun(
                endedAt: Console.now(),
                since: start > Instant(0) ? start : nil,
                mends: fix,
                summary: summary,
                findings: findings
            )
            try await database.transaction(.write) { try await ReconciliationStore().put(kept, in: $0) }
            try await database.close()
        } catch {
            try await database.close()
            throw error
        }
        let text = format.text(Self.names.map { .left($0) }, Self.names, findings.map(cells))
        try Console.write(try text ?? Console.json(findings))
        Console.complain(
            """
            \(summary.payments) payments, \(summary.refunds) refunds and \(summary.disputes) disputes at Stripe compared, \
            \(summary.findings) disagree, \(summary.mended) mended
            """
        )
        await stripe.http.close()
        if summary.findings > summary.mended { throw ExitCode.failure }
    }

    private func instant() throws -> Instant {
        guard let since else { return Instant(0) }
        guard let instant = Instant(since) ?? Instant("\(since)T00:00:00Z") else {
            throw ValidationError("--since is a date such as 2026-03-10, or an instant such as 2026-03-10T09:00:00Z.")
        }
        return instant
    }

    private func cells(_ finding: ReconciliationFinding) -> [String] {
        [
            finding.subject, finding.id ?? "", finding.stripe ?? "", finding.booking ?? "", finding.ours,
            finding.theirs,
            finding.difference.rawValue, finding.isMended ? "yes" : "no",
        ]
    }
}
