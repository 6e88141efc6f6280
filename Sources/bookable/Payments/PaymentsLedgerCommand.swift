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
            Payments count in the month in which they came, refunds in the month in which they were made, on the clocks of
            --time-zone. What is given back, what is owed and what open and lost disputes took are three columns; refunded is
            all of them. The table shows amounts as
            people write them; CSV and JSON have minor units.

              bookable payments ledger --by provider --by month \\
                --since 2026-01-01 --until 2026-04-01 --time-zone Europe/Berlin

            Changes nothing. Exits 1 where payments and refunds do not add up to what the bookings say, which is asked for
            all times only.
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "What to group by, besides the currency: month (the default), provider, currency. Repeat for more.")
    var by: [LedgerLine.Dimension] = []

    @Option(help: "Only what is of this provider.")
    var provider: ProviderID?

    @OptionGroup var period: Period

    @OptionGroup var output: TableOptions

    private var format: TabularFormat { output.format }

    private static let names = [
        "currency", "digits", "payments", "charged", "refunded", "given_back", "owed", "disputed", "kept",
        "fees", "fees_returned", "fees_kept",
    ]

    func run() async throws {
        let dimensions = by.isEmpty ? [.month] : by.enumerated().filter { !by[..<$0].contains($1) }.map(\.element)
        var scope = Ledger.Scope(provider: provider)
        (scope.from, scope.to, scope.zone) = (try period.start, try period.end, period.timeZone)
        let database = try await options.openExisting()
        let ledger = try await database.closing { [scope] database in
            try await database.transaction(.read) { try await Ledger(by: dimensions, of: scope, in: $0) }
        }
        let groups = dimensions.map(\.rawValue)
        let headings: [TextTable.Heading] =
            (groups + ["currency"]).map { .left($0) } + Self.names.dropFirst().map { .right($0) }
        let optional = ["digits", "refunded", "disputed", "fees_returned", "fees", "fees_kept", "payments"]
        let text = format.text(headings, groups + Self.names, ledger.lines.map(cells), optional: optional)
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
            line.charged, line.refunded, line.givenBack, line.owed, line.disputed, line.kept, line.fees,
            line.feesReturned, line.feesKept,
        ]
        return line.groups + [line.currency.code, "\(line.currency.digits)", "\(line.payments)"]
            + amounts.map { format.amount($0, line.currency) }
    }
}

extension LedgerLine.Dimension: ExpressibleByArgument {}
