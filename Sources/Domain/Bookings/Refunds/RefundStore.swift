package import SQL

/// Rows of refunds, of which nothing changes but their status.
package struct RefundStore: Sendable {
    package init() {}

    func insert(_ refund: Refund, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            INSERT INTO refunds (provider_id, refund_id, booking_id, kind, status, amount, entitlement, currency, reason,
                policy_id, policy_version, input, created_at, created_by)
            VALUES (\(refund.id.provider), \(refund.id), \(refund.booking), \(refund.kind), \(refund.status),
                \(refund.amount), \(refund.entitlement), \(refund.currency), \(refund.reason), \(refund.policy.policy),
                \(refund.policy.version), \(refund.input), \(refund.createdAt), \(refund.createdBy))
            """
        )
    }

    /// Writes the status back; nothing else of a refund changes.
    func update(_ refund: Refund, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            UPDATE refunds SET status = \(refund.status)
            WHERE provider_id = \(refund.id.provider) AND refund_id = \(refund.id)
            """
        )
    }

    /// Throws ``BookingsError`` where there is none.
    package func find(_ id: RefundID, in connection: any SQLConnection) async throws -> Refund {
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        let rows = try await connection.query(
            "SELECT \(Refund.columns) FROM refunds WHERE provider_id = \(provider) AND refund_id = \(id)"
        )
        guard let row = rows.first else { throw BookingsError.notFound(id) }
        return try Refund(row: row)
    }

    /// One page of refunds in the order of their ids, after the one with the id `cursor`.
    package func list(
        provider: ProviderID?,
        booking: BookingID?,
        after cursor: RefundID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [Refund] {
        var conditions = [SQLStatement.owned(by: provider ?? booking?.provider, "refund_id", after: cursor)]
        // The booking is another provider's, so no refund is of both.
        if let provider, let owner = booking?.provider, owner != provider { return [] }
        if let booking { conditions.append("booking_id = \(booking)") }
        // By name, because statistics that are out of date would have SQLite read all rows.
        let index = booking == nil ? "sqlite_autoindex_refunds_1" : "refunds_by_booking"
        return try await connection.query(
            """
            SELECT \(Refund.columns) FROM refunds \(connection.dialect.by(index))
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY provider_id, refund_id LIMIT \(limit)
            """
        ).map(Refund.init(row:))
    }
}

extension RefundStore {
    /// Refunds that are not paid or not decided yet, in the order of their providers and ids; of all providers for `nil`.
    func toPay(
        of provider: ProviderID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [Refund] {
        let owner: SQLStatement = provider.map { "provider_id = \($0) AND" } ?? ""
        return try await connection.query(
            """
            SELECT \(Refund.columns) FROM refunds \(connection.dialect.by("refunds_to_pay"))
            WHERE \(owner) status IN ('owed', 'failed', 'undecided')
            ORDER BY provider_id, refund_id LIMIT \(limit)
            """
        ).map(Refund.init(row:))
    }

    /// A part of a list of refunds with a selective filter, in the order of their ids, after the one with the id `cursor`.
    ///
    /// Reads at most 500 refunds, and may find fewer than there are.
    package func search(
        of provider: ProviderID?,
        status: Refund.Status?,
        created: InstantRange,
        after cursor: RefundID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> ListPart<Refund, RefundID> {
        let behind = SQLStatement.owned(by: provider, "refund_id", after: cursor)
        let end: RefundID? = try await connection.lastSeen(in: "refunds", "refund_id", behind)
        var conditions = [behind] + created.conditions(on: "created_at")
        if let end { conditions.append(.owned(by: provider, "refund_id", upTo: end)) }
        if let status { conditions.append("status = \(status)") }
        let found = try await connection.query(
            """
            SELECT \(Refund.columns) FROM refunds \(connection.dialect.by("sqlite_autoindex_refunds_1"))
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY provider_id, refund_id LIMIT \(limit)
            """
        ).map(Refund.init(row:))
        return ListPart(found, lookedAtUpTo: end)
    }
}

extension Refund {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        refund_id, booking_id, kind, status, amount, entitlement, currency, reason, policy_id, policy_version, input, created_at,
        created_by
        """

    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("refund_id"),
            booking: try row.decode("booking_id"),
            kind: try row.decode("kind"),
            status: try row.decode("status"),
            amount: try row.decode("amount"),
            entitlement: try row.decode("entitlement"),
            currency: try row.decode("currency"),
            reason: try row.decode("reason"),
            policy: try PinnedPolicy(row: row),
            input: try row.decode("input"),
            createdAt: try row.decode("created_at"),
            createdBy: try row.decode("created_by")
        )
    }
}
