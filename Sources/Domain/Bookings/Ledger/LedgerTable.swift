import Money
import CivilTime
import SQL

/// Adds payments up by group and currency.
struct LedgerTable {
    private struct Key: Hashable {
        let groups: [String]
        let currency: Currency
    }

    /// What is taken from a payment.
    struct Part {
        let payment: PaymentID
        let amount: Int64
        let status: RefundPart.Status

        /// What of it a dispute pays.
        let disputed: Int64

        /// When the refund was made.
        let createdAt: Instant
    }

    private let dimensions: [LedgerLine.Dimension]
    private let scope: Ledger.Scope
    private var groups: [Key: LedgerLine] = [:]
    private var currencies: [Currency: LedgerTie] = [:]

    init(_ dimensions: [LedgerLine.Dimension], _ scope: Ledger.Scope) {
        self.dimensions = dimensions
        self.scope = scope
    }

    var lines: [LedgerLine] {
        groups.values.sorted { left, right in
            (left.groups + [left.currency.code]).lexicographicallyPrecedes(right.groups + [right.currency.code])
        }
    }

    var ties: [LedgerTie] {
        currencies.values.sorted { $0.currency.code < $1.currency.code }
    }

    /// Adds a payment and what is taken from it, oldest first.
    ///
    /// The fee goes back in proportion to all that was given back so far, so that a payment given back whole leaves none.
    /// What disputes take leaves the fee as it is.
    mutating func add(_ payment: Payment, _ parts: [Part], _ disputes: [Dispute]) {
        update(payment, at: payment.came(in: scope.zone)) { line in
            line.payments += 1
            line.charged += payment.amount
            line.fees += payment.fee
        }
        currencies[payment.currency, default: LedgerTie(currency: payment.currency)].charged += payment.amount
        assert(payment.amount > 0, "A payment of nothing has no share of a fee.")
        // Only payments through Stripe have a fee, and these are below 10^8, so the products below fit.
        var given: Int64 = 0
        var taken: Int64 = 0
        for part in parts {
            // The difference of two rounded sums, so that what goes back in parts adds up to the whole fee.
            let before = payment.fee * given / payment.amount
            given += part.amount - part.disputed
            taken += part.disputed
            let feeReturned = payment.fee * given / payment.amount - before
            update(payment, at: part.createdAt) { line in
                line.refunded += part.amount
                line.disputed += part.disputed
                if part.status != .succeeded { line.owed += part.amount - part.disputed }
                line.feesReturned += feeReturned
            }
        }
        for dispute in disputes where dispute.withdrawn > 0 {
            taken += dispute.withdrawn
            update(payment, at: dispute.openedAt) { line in
                line.refunded += dispute.withdrawn
                line.disputed += dispute.withdrawn
            }
        }
        currencies[payment.currency, default: LedgerTie(currency: payment.currency)].refunded += given + taken
    }

    /// Adds what the bookings say.
    mutating func addBookings(_ provider: ProviderID?, in connection: any SQLConnection) async throws {
        let only: SQLStatement = provider.map { "provider_id = \($0)" } ?? "paid > 0"
        // Cast, because PostgreSQL's sum of `bigint` is `numeric`.
        let rows = try await connection.query(
            """
            SELECT currency, CAST(SUM(paid) AS BIGINT) AS paid, CAST(SUM(refunded) AS BIGINT) AS refunded
            FROM bookings WHERE paid > 0 AND \(only) GROUP BY currency
            """
        )
        for row in rows {
            let currency: Currency = try row.decode("currency")
            var tie = currencies[currency] ?? LedgerTie(currency: currency)
            tie.bookingsPaid = try row.decode("paid")
            tie.bookingsRefunded = try row.decode("refunded")
            currencies[currency] = tie
        }
    }

    private mutating func update(_ payment: Payment, at instant: Instant, _ change: (inout LedgerLine) -> Void) {
        guard scope.contains(instant) else { return }
        let names = dimensions.map { dimension in
            switch dimension {
            case .month: String("\(scope.zone.date(at: instant.secondsSince1970))".prefix(7))
            case .provider: payment.id.provider?.rawValue ?? ""
            case .currency: payment.currency.code
            }
        }
        let key = Key(groups: names, currency: payment.currency)
        var line = groups[key] ?? LedgerLine(groups: names, currency: payment.currency)
        change(&line)
        groups[key] = line
    }
}

extension LedgerTable.Part {
    init(row: SQLRow) throws {
        self.init(
            payment: try row.decode("payment_id"),
            amount: try row.decode("amount"),
            status: try row.decode("status"),
            disputed: try row.decode("disputed"),
            createdAt: try row.decode("created_at")
        )
    }
}
