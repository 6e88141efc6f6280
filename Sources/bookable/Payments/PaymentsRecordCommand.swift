import ArgumentParser
import Bookings
import CivilTime
import Money
import SQL

/// Records money that came outside of Stripe.
struct PaymentsRecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record money that was received for a booking outside of Stripe.",
        discussion: """
            The reference and the date are those of the bank's statement; the ledger counts the payment in the month of that
            date. More than is left of the price is refused.

              bookable payments record bkg_anna_01jd… --amount 40.00 \\
                --method bank_transfer --reference "Invoice 1204" --paid-on 2026-03-10
            """
    )

    @OptionGroup var options: DatabaseOptions
    @OptionGroup var file: ConfigurationFileOption

    @Option(help: "How much, in the booking's currency, such as 40.00.")
    var amount: String

    @Option(help: "What the client gave on top of it.")
    var tip: String?

    @Option(help: "How it came.")
    var method: HandMethod

    @OptionGroup var proof: ProofOptions

    @Option(help: "What else there is to say, up to 500 characters.")
    var note: String?

    @Argument(help: "The booking, bkg_….")
    var booking: BookingID

    func validate() throws {
        if let note, note.unicodeScalars.count > 500 { throw ValidationError("--note takes up to 500 characters.") }
    }

    func run() async throws {
        let desk = PaymentDesk(zones: .system, observers: try file.messageObservers())
        let proof = try proof.proof
        let database = try await options.openExisting()
        let (changed, payment) = try await database.closing { database in
            try await database.transaction(.write, by: .system, at: Console.now()) { transaction in
                let currency = try await BookingStore(observers: []).find(booking, in: transaction.connection).currency
                let amount = try currency.amount(amount, of: "--amount")
                let tip = try tip.map { try currency.amount($0, of: "--tip") } ?? 0
                guard amount > 0 || tip > 0 else {
                    throw CommandFailure("--amount is more than 0, unless there is a tip.", status: .validationFailure)
                }
                let recorded = try await desk.record(
                    amount,
                    tip: tip,
                    method: method.method,
                    proof: proof,
                    note: note,
                    for: booking,
                    in: transaction
                )
                let access = AuditedAccess(
                    .change,
                    "bookable payments record",
                    of: recorded.booking.provider,
                    subjects: [booking.rawValue]
                )
                try await AuditStore().record(access, by: Console.actor, in: transaction)
                return recorded
            }
        }
        let currency = changed.currency
        let left = max(changed.price.minorUnits - changed.paid, 0)
        try Console.print(
            "\(payment.id): \(currency.format(payment.amount)) recorded, \(currency.format(left)) left to pay."
        )
    }
}

extension Currency {
    /// The minor units of an option such as `40.00`.
    func amount(_ text: String, of option: String) throws -> Int64 {
        guard let amount = amount(ofDecimal: text) else {
            throw CommandFailure(
                "\(option) is an amount of \(self) such as \(decimal(4_000)), not \"\(text)\".",
                status: .validationFailure
            )
        }
        return amount
    }
}
