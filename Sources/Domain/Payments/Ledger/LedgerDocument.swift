import Money
package import Bookings

/// A ledger as it is told.
package struct LedgerDocument: Encodable {
    private let lines: [Line]
    private let ties: [Tie]

    package init(_ ledger: Ledger) {
        lines = ledger.lines.map(Line.init)
        ties = ledger.ties.map(Tie.init)
    }

    private struct Line: Encodable {
        private let line: LedgerLine

        init(_ line: LedgerLine) {
            self.line = line
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(line.group, forKey: .group)
            try container.encode(line.currency.code, forKey: .currency)
            try container.encode(line.payments, forKey: .payments)
            try container.encode(line.charged, forKey: .charged)
            try container.encode(line.refunded, forKey: .refunded)
            try container.encode(line.owed, forKey: .owed)
            try container.encode(line.kept, forKey: .kept)
            try container.encode(line.fees, forKey: .fees)
            try container.encode(line.feesReturned, forKey: .feesReturned)
            try container.encode(line.feesKept, forKey: .feesKept)
        }

        private enum CodingKeys: String, CodingKey {
            case group, currency, payments, charged, refunded, owed, kept, fees
            case feesReturned = "fees_returned"
            case feesKept = "fees_kept"
        }
    }

    private struct Tie: Encodable {
        private let currency: String
        private let charged: Int64
        private let refunded: Int64
        private let bookingsPaid: Int64
        private let bookingsRefunded: Int64
        private let holds: Bool

        init(_ tie: LedgerTie) {
            currency = tie.currency.code
            charged = tie.charged
            refunded = tie.refunded
            bookingsPaid = tie.bookingsPaid
            bookingsRefunded = tie.bookingsRefunded
            holds = tie.holds
        }

        private enum CodingKeys: String, CodingKey {
            case currency, charged, refunded, holds
            case bookingsPaid = "bookings_paid"
            case bookingsRefunded = "bookings_refunded"
        }
    }
}
