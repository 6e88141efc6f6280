import ArgumentParser
import Bookings
import CivilTime
import Money
import PolicySimulation
import SQL

/// Lists payments.
struct PaymentsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List payments, of all bookings or of one provider's.",
        discussion: """
            The time is that at which the money came, or of a payment that has not come, at which it was asked for. A period
            goes by the date of the transfer (paid_on) where one was recorded. Changes nothing.

              bookable payments list --status paid --since 2026-03-01 --format csv
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "Only those of this provider.")
    var provider: ProviderID?

    @Option(help: "Only those that are \(Payment.Status.allCases.map(\.rawValue).joined(separator: ", ")).")
    var status: Payment.Status?

    @OptionGroup var period: Period

    @OptionGroup var output: TableOptions

    private var format: TabularFormat { output.format }

    private static let list = MoneyList(
        names: [
            "payment", "booking", "method", "status", "at", "amount", "refunded", "disputed", "dispute", "currency",
            "digits", "paid_on", "reference", "note",
        ],
        optional: ["digits", "note", "paid_on", "reference", "disputed", "booking", "method", "refunded", "dispute"]
    )

    func run() async throws {
        let (start, end) = (try period.start, try period.end)
        let database = try await options.openExisting()
        let payments = try await database.closing { try await Self.all(of: provider, status: status, in: $0) }
        let found = payments.filter { payment in
            let at = payment.came(in: period.timeZone)
            return (start.map { at >= $0 } ?? true) && (end.map { at < $0 } ?? true)
        }
        try Self.list.show(found.map(cells), as: format)
    }

    private static func all(
        of provider: ProviderID?,
        status: Payment.Status?,
        in database: any SQLDatabase
    ) async throws -> [Payment] {
        let desk = PaymentDesk(zones: .system, observers: [])
        var found: [Payment] = []
        var cursor: PaymentID?
        repeat {
            let after = cursor
            let part = try await database.transaction(.read, by: .system, at: Console.now()) { transaction in
                try await desk.list(of: provider, status: status, after: after, limit: 500, in: transaction)
            }
            found += part.found
            cursor = part.next(limit: 500, key: \.id)
        } while cursor != nil
        return found
    }

    private func cells(_ payment: Payment) -> [String] {
        let currency = payment.currency
        return [
            payment.id.rawValue, payment.booking.rawValue, payment.method.rawValue, payment.status.rawValue,
            format.instant(payment.paidAt ?? payment.recordedAt), format.amount(payment.amount, currency),
            format.amount(payment.refunded, currency), format.amount(payment.disputed, currency),
            payment.disputeStatus?.rawValue ?? "", currency.code, "\(currency.digits)",
            payment.proof.paidOn?.description ?? "", payment.proof.reference ?? "",
            payment.note ?? payment.problem ?? "",
        ]
    }
}

extension Payment.Status: ExpressibleByArgument {}
