package import SQL

/// What was charged, given back and kept, from the rows of payments and refunds.
package struct Ledger: Sendable {
    /// By group, then by currency.
    package private(set) var lines: [LedgerLine] = []

    /// By currency.
    package private(set) var ties: [LedgerTie] = []

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
        var table = LedgerTable(dimension)
        var cursor: PaymentID?
        repeat {
            let page = try await PaymentStore().list(
                of: provider,
                status: nil,
                after: cursor,
                limit: Self.pageSize,
                in: connection
            ).found
            let parts = try await Self.parts(of: page, in: connection)
            for payment in page where payment.status == .paid { table.add(payment, parts[payment.id] ?? []) }
            cursor = page.last?.id
        } while cursor != nil
        try await table.addBookings(provider, in: connection)
        lines = table.lines
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
            SELECT refund_parts.payment_id, refund_parts.amount, refund_parts.status, refunds.created_at
            FROM refund_parts JOIN refunds ON refunds.provider_id = refund_parts.provider_id
                AND refunds.refund_id = refund_parts.refund_id
            WHERE (refund_parts.provider_id, refund_parts.payment_id) >= (\(first.id.provider), \(first.id))
                AND (refund_parts.provider_id, refund_parts.payment_id) <= (\(last.id.provider), \(last.id))
            ORDER BY refund_parts.payment_id, refund_parts.refund_id
            """
        ).map(LedgerTable.Part.init(row:))
        return Dictionary(grouping: parts, by: \.payment)
    }
}
