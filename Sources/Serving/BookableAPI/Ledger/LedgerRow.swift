import Bookings
import Money

/// A line of a ledger as a line of CSV, behind the column of its group.
enum LedgerRow {
    static let names = [
        "currency", "payments", "charged", "refunded", "given_back", "owed", "disputed", "kept", "fees",
        "fees_returned", "fees_kept",
    ]

    static func cells(_ line: LedgerLine) -> [String] {
        let amounts = [
            line.charged, line.refunded, line.givenBack, line.owed, line.disputed, line.kept, line.fees,
            line.feesReturned, line.feesKept,
        ]
        return [line.group, line.currency.code, "\(line.payments)"] + amounts.map { line.currency.decimal($0) }
    }
}
