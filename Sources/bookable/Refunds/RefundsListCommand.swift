import ArgumentParser
import Bookings
import CivilTime
import Money
import SQL

/// Lists refunds.
struct RefundsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List refunds, such as those that are owed.",
        discussion: """
            The time is that at which the refund was decided. Changes nothing.

              bookable refunds list --status owed --status failed
              bookable refunds list --since 2026-03-01 --until 2026-04-01 --format csv
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "Only those of this provider.")
    var provider: ProviderID?

    @Option(
        help: "Only those that are \(Refund.Status.allCases.map(\.rawValue).joined(separator: ", ")). Repeat for more."
    )
    var status: [Refund.Status] = []

    @OptionGroup var period: Period

    @OptionGroup var output: TableOptions

    private var format: TabularFormat { output.format }

    private static let pageSize = 500

    private static let list = MoneyList(
        names: [
            "refund", "booking", "kind", "status", "at", "amount", "entitlement", "currency", "digits", "ways",
            "paid_on", "reference", "problem", "reason",
        ],
        optional: [
            "reason", "digits", "paid_on", "reference", "entitlement", "problem", "booking", "ways", "kind", "at",
        ]
    )

    func run() async throws {
        let (start, end) = (try period.start, try period.end)
        let database = try await options.openExisting()
        let all = try await database.closing { try await Self.all(of: provider, in: $0) }
        let found = all.filter { settlement in
            let at = settlement.refund.createdAt
            return (status.isEmpty || status.contains(settlement.refund.status))
                && (start.map { at >= $0 } ?? true) && (end.map { at < $0 } ?? true)
        }
        try Self.list.show(found.map(cells), as: format)
    }

    private static func all(of provider: ProviderID?, in database: any SQLDatabase) async throws -> [Settlement] {
        let desk = PayoutDesk(observers: [])
        var found: [Settlement] = []
        while true {
            let after = found.last?.refund.id
            let page = try await database.transaction(.read, by: .system, at: Console.now()) { transaction in
                try await desk.list(of: provider, booking: nil, after: after, limit: pageSize, in: transaction)
            }
            found += page
            if page.count < pageSize { return found }
        }
    }

    private func cells(_ settlement: Settlement) -> [String] {
        let refund = settlement.refund
        let currency = refund.currency
        return [
            refund.id.rawValue, refund.booking.rawValue, refund.kind.rawValue, refund.status.rawValue,
            format.instant(refund.createdAt), format.amount(refund.amount, currency),
            format.amount(refund.entitlement, currency),
            currency.code, "\(currency.digits)", settlement.parts.map(\.method.rawValue).joined(separator: "+"),
            settlement.parts.compactMap { $0.proof.paidOn?.description }.joined(separator: " + "),
            settlement.parts.compactMap(\.proof.reference).joined(separator: " + "),
            settlement.parts.compactMap(\.problem).joined(separator: " "), refund.reason,
        ]
    }
}

extension Refund.Status: ExpressibleByArgument {}
