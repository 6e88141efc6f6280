import Money
package import Bookings

/// A ledger as it is told.
package struct LedgerDocument: Encodable {
    private let lines: [Line]
    private let ties: [Tie]

    package init(_ ledger: Ledger) {
        let names = ledger.dimensions.map(\.rawValue)
        lines = ledger.lines.map { Line($0, by: names) }
        ties = ledger.ties.map(Tie.init)
    }

    private struct Line: Encodable {
        private let line: LedgerLine

        private let names: [String]

        init(_ line: LedgerLine, by names: [String]) {
            self.line = line
            self.names = names
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            if names.count == 1 {
                try container.encode(line.group, forKey: .group)
            } else {
                var groups = encoder.container(keyedBy: GroupKey.self)
                for (name, group) in zip(names, line.groups) {
                    try groups.encode(group, forKey: GroupKey(stringValue: name))
                }
            }
            try container.encode(line.currency.code, forKey: .currency)
            try container.encode(line.payments, forKey: .payments)
            try container.encode(line.charged, forKey: .charged)
            try container.encode(line.refunded, forKey: .refunded)
            try container.encode(line.owed, forKey: .owed)
            try container.encode(line.disputed, forKey: .disputed)
            try container.encode(line.kept, forKey: .kept)
            try container.encode(line.fees, forKey: .fees)
            try container.encode(line.feesReturned, forKey: .feesReturned)
            try container.encode(line.feesKept, forKey: .feesKept)
        }

        /// Where there are several dimensions, each has its own name.
        private struct GroupKey: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }

            init(stringValue: String) { self.stringValue = stringValue }

            init?(intValue: Int) { nil }
        }

        private enum CodingKeys: String, CodingKey {
            case group, currency, payments, charged, refunded, owed, disputed, kept, fees
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
