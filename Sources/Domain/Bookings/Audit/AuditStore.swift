package import CivilTime
package import SQL

/// The audit log: rows are added, listed and removed once they are old enough, but never changed.
package struct AuditStore: Sendable {
    package init() {}

    /// Adds an entry, at the latest with the transaction's commit; `actor` says who did it where the requester does not.
    package func record(
        _ access: AuditedAccess,
        by actor: String? = nil,
        in transaction: Transaction
    ) async throws {
        // An empty text stands for no provider, because a primary key takes no NULL.
        try await transaction.connection.executeLater(
            """
            INSERT INTO audit_entries (provider_id, recorded_at, entry_id, actor, acted_for, access, action, booking_id,
                subjects, fields, request_id)
            VALUES (\(access.provider?.rawValue ?? ""), \(transaction.now), \(AuditEntryID.make(at: transaction.now)),
                \(actor ?? transaction.requester.label), \(transaction.requester.party), \(access.kind), \(access.action),
                \(access.booking), \(try JSONText.encode(access.subjects)), \(try JSONText.encode(access.fields)),
                \(access.requestID))
            """
        )
    }

    /// A part of the log, newest first, after `cursor`.
    ///
    /// With a filter for an actor or a kind of access it reads at most 500 entries, and may find fewer than there are.
    package func list(
        _ filter: Filter,
        after cursor: AuditCursor?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> ListPart<AuditEntry, AuditCursor> {
        var conditions: [SQLStatement] = []
        if let provider = filter.provider { conditions.append("provider_id = \(provider)") }
        if let booking = filter.booking { conditions.append("booking_id = \(booking)") }
        if let from = filter.from { conditions.append("recorded_at >= \(from)") }
        if let to = filter.to { conditions.append("recorded_at < \(to)") }
        if let cursor { conditions.append("(recorded_at, entry_id) < (\(cursor.recordedAt), \(cursor.id))") }
        // `WHERE` needs a condition, and this one is true of every row.
        if conditions.isEmpty { conditions.append("entry_id > ''") }
        // No index has actors or kinds of access: such entries are looked for among those that are read.
        let isSparse = filter.actor != nil || filter.access != nil
        let found = try await connection.query(
            """
            SELECT \(AuditEntry.columns) FROM audit_entries \(connection.dialect.by(filter.index))
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY \(filter.order) LIMIT \(isSparse ? maximumSeen : limit)
            """
        ).map(AuditEntry.init(row:))
        guard isSparse else { return ListPart(found) }
        // Where fewer were found, nothing follows.
        let end = found.count == maximumSeen ? found.last.map(AuditCursor.init(behind:)) : nil
        return ListPart(Array(found.lazy.filter(filter.lets(pass:)).prefix(limit)), lookedAtUpTo: end)
    }

    /// Removes up to `limit` entries from before `instant`, oldest first, and returns how many it removed.
    package func remove(before instant: Instant, limit: Int, in connection: any SQLConnection) async throws -> Int {
        let old = try await connection.query(
            """
            SELECT provider_id, recorded_at, entry_id FROM audit_entries \(connection.dialect.by("audit_entries_in_time"))
            WHERE recorded_at < \(instant) ORDER BY recorded_at, entry_id LIMIT \(limit)
            """
        )
        guard !old.isEmpty else { return 0 }
        // By the keys that were read, because `DELETE` takes no `LIMIT` on PostgreSQL.
        let keys = try old.map { row -> SQLStatement in
            let provider: String = try row.decode("provider_id")
            let (time, id) = (
                try row.decode("recorded_at", as: Instant.self), try row.decode("entry_id", as: String.self)
            )
            return "(provider_id = \(provider) AND recorded_at = \(time) AND entry_id = \(id))"
        }
        return try await connection.execute("DELETE FROM audit_entries WHERE \(keys.joined(separator: " OR "))")
    }

    /// Which entries a list shows; a `nil` field matches all of them.
    package struct Filter: Sendable {
        package var provider: ProviderID?

        /// With its provider beside it.
        package var booking: BookingID?
        package var actor: String?
        package var access: AuditedAccess.Kind?

        /// Recorded in `[from, to)`.
        package var from: Instant?
        package var to: Instant?

        package init() {}

        fileprivate func lets(pass entry: AuditEntry) -> Bool {
            (actor.map { $0 == entry.actor } ?? true) && (access.map { $0 == entry.access.kind } ?? true)
        }

        /// The index in whose order the list is.
        fileprivate var index: String {
            if booking != nil { return "audit_entries_of_booking" }
            return provider == nil ? "audit_entries_in_time" : "sqlite_autoindex_audit_entries_1"
        }

        fileprivate var order: SQLStatement {
            if booking != nil { return "provider_id, booking_id, recorded_at DESC, entry_id DESC" }
            return provider == nil
                ? "recorded_at DESC, entry_id DESC" : "provider_id, recorded_at DESC, entry_id DESC"
        }
    }
}
