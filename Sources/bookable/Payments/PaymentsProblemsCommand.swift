import Money
import ArgumentParser
import Bookings
import PolicySimulation
import SQL

/// Lists the payments that a person has to look at.
struct PaymentsProblemsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "problems",
        abstract: "List payments of which Stripe has something else than what was asked for.",
        discussion: """
            Money that was received for them is neither counted as paid nor given back by itself. Changes nothing.

            Exits 1 where there are some.
            """
    )

    @OptionGroup var options: DatabaseOptions

    @OptionGroup var output: TableOptions

    private var format: TabularFormat { output.format }

    private static let names = [
        "payment", "booking", "intent", "amount", "currency", "received", "received_currency", "mismatch", "problem",
    ]

    func run() async throws {
        let database = try await options.address.openExisting()
        let problems: [Payment]
        do {
            problems = try await all(in: database)
            try await database.close()
        } catch {
            try await database.close()
            throw error
        }
        let rows = problems.map(cells)
        let text = format.text(Self.names.map { .left($0) }, Self.names, rows)
        let documents = rows.map { Dictionary(uniqueKeysWithValues: zip(Self.names, $0)) }
        try Console.write(try text ?? Console.json(documents))
        if !problems.isEmpty { throw ExitCode.failure }
    }

    private func all(in database: any SQLDatabase) async throws -> [Payment] {
        let store = PaymentStore()
        var found: [Payment] = []
        while true {
            let after = found.last?.id
            let page = try await database.transaction(.read) { connection in
                try await store.list(of: nil, status: .problem, after: after, limit: 500, in: connection).found
            }
            if page.isEmpty { return found }
            found += page
        }
    }

    private func cells(_ payment: Payment) -> [String] {
        [
            payment.id.rawValue, payment.booking.rawValue, payment.intent ?? "", "\(payment.amount)",
            payment.currency.code,
            payment.received.map { "\($0)" } ?? "", payment.receivedCurrency ?? "", payment.mismatch?.rawValue ?? "",
            payment.problem ?? "",
        ]
    }
}
