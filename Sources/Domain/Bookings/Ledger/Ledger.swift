package import CivilTime
package import SQL

/// What was charged, given back and kept, from the rows of payments and refunds.
package struct Ledger: Sendable {
    /// By group, then by currency.
    package private(set) var lines: [LedgerLine] = []

    /// By currency; empty for a ledger of a period, whose payments and refunds need not be of the same bookings.
    package private(set) var ties: [LedgerTie] = []

    /// What its lines are told apart by, besides the currency.
    package let dimensions: [LedgerLine.Dimension]

    /// Which payments and refunds a ledger is of.
    package struct Scope: Sendable {
        package var provider: ProviderID?

        /// Payments that came, and refunds that were made, in `[from, to)`.
        package var from: Instant?
        package var to: Instant?

        /// Whose months are meant.
        package var zone = Zone.utc

        package init(provider: ProviderID? = nil) {
            self.provider = provider
        }

        var isPeriod: Bool { from != nil || to != nil }

        func contains(_ instant: Instant) -> Bool {
            (from.map { instant >= $0 } ?? true) && (to.map { instant < $0 } ?? true)
        }
    }

    private static let pageSize = 1_000

    /// Reads all payments page by page, O(*n*) in their number; memory is that of the groups and one page.
    ///
    /// Lines are grouped by `dimension` and by currency; without a `provider` all are looked at. The connection is that of
    /// a transaction that reads, so that all is of one moment.
    package init(
        by dimension: LedgerLine.Dimension,
        provider: ProviderID? = nil,
        in connection: any SQLConnection
    ) async throws {
        try await self.init(by: [dimension], of: Scope(provider: provider), in: connection)
    }

    /// As ``init(by:provider:in:)``, by several dimensions in their order, and of a period.
    package init(
        by dimensions: [LedgerLine.Dimension],
        of scope: Scope,
        in connection: any SQLConnection
    ) async throws {
        self.dimensions = dimensions
        var table = LedgerTable(dimensions, scope)
        var cursor: PaymentID?
        repeat {
            let page = try await PaymentStore().list(
                of: scope.provider,
                status: nil,
                after: cursor,
                limit: Self.pageSize,
                in: connection
            ).found
            let parts = try await Self.parts(of: page, in: connection)
            let disputes = try await Self.disputes(of: page, in: connection)
            for payment in page where payment.status == .paid {
                table.add(payment, parts[payment.id] ?? [], disputes[payment.id] ?? [])
            }
            cursor = page.last?.id
        } while cursor != nil
        lines = table.lines
        guard !scope.isPeriod else { return }
        try await table.addBookings(scope.provider, in: connection)
        ties = table.ties
    }

    /// The parts of refunds that are taken from a page of payments, oldest first.
    ///
    /// A page leaves no payment out, so the range of its keys has no parts of others.
    private static func parts(
        of page: [Payment],
        in connection: any SQLConnection
    ) async throws -> [PaymentID: [LedgerTable.Part]] {
        guard let first = page.first, let last = page.last else { return [:] }
        let parts = try await connection.query(
            """
            SELECT refund_parts.payment_id, refund_parts.amount, refund_parts.status, refund_parts.disputed,
                refunds.created_at
            FROM refund_parts JOIN refunds ON refunds.provider_id = refund_parts.provider_id
                AND refunds.refund_id = refund_parts.refund_id
            WHERE (refund_parts.provider_id, refund_parts.payment_id) >= (\(first.id.provider), \(first.id))
                AND (refund_parts.provider_id, refund_parts.payment_id) <= (\(last.id.provider), \(last.id))
            ORDER BY refund_parts.payment_id, refund_parts.refund_id
            """
        ).map(LedgerTable.Part.init(row:))
        return Dictionary(grouping: parts, by: \.payment)
    }

    /// The disputes of a page of payments.
    private static func disputes(
        of page: [Payment],
        in connection: any SQLConnection
    ) async throws -> [PaymentID: [Dispute]] {
        guard let first = page.first, let last = page.last, page.contains(where: { $0.disputed > 0 }) else {
            return [:]
        }
        return try await DisputeStore().list(from: first.id, to: last.id, in: connection)
    }
}
