import ArgumentParser
import Payments
import Bookings
import Money
import Policies
import PolicySimulation
import SQL

/// Adds up what was charged, given back and kept.
struct PaymentsLedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Add up what was charged, given back and kept.",
        discussion: """
            Payments count in the month in which they came, refunds in the month in which they were made, both in UTC.
            The table shows amounts as people write them; CSV and JSON have minor units.

            Changes nothing. Exits 1 where payments and refunds do not add up to what the bookings say.
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "What to group by, besides the currency: month, provider or currency.")
    var by: LedgerLine.Dimension = .month

    @Option(help: "How to print: table, csv or json.")
    var format: TabularFormat = .table

    private static let names = [
        "currency", "payments", "charged", "refunded", "owed", "kept", "fees", "fees_returned", "fees_kept",
    ]

    func run() async throws {
        let database = try await options.address.openExisting()
        let dimension = by
        let ledger: Ledger
        do {
            ledger = try await database.transaction(.read) { try await Ledger(by: dimension, in: $0) }
            try await database.close()
        } catch {
            try await database.close()
            throw error
        }
        let headings: [TextTable.Heading] =
            [.left(by.rawValue), .left("currency")] + Self.names.dropFirst().map { .right($0) }
        let text = format.text(headings, [by.rawValue] + Self.names, ledger.lines.map(cells))
        try Console.write(try text ?? Console.json(LedgerDocument(ledger)))
        let broken = ledger.ties.filter { !$0.holds }
        for tie in broken {
            Console.complain(
                """
                \(tie.currency): charged \(tie.charged), the bookings say \(tie.bookingsPaid); \
                refunded \(tie.refunded), the bookings say \(tie.bookingsRefunded)
                """
            )
        }
        if !broken.isEmpty { throw ExitCode.failure }
    }

    private func cells(_ line: LedgerLine) -> [String] {
        let amounts = [
            line.charged, line.refunded, line.owed, line.kept, line.fees, line.feesReturned, line.feesKept,
        ]
        return [line.group, line.currency.code, "\(line.payments)"]
            + amounts.map { amount in format == .table ? line.currency.decimal(amount) : "\(amount)" }
    }
}

extension LedgerLine.Dimension: ExpressibleByArgument {}
