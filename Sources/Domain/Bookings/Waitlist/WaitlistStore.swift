import CivilTime
package import SQL

/// Rows of who waits for a place.
package struct WaitlistStore: Sendable {
    package init() {}

    func insert(_ entry: WaitlistEntry, token: Secret, in connection: any SQLConnection) async throws {
        let window = entry.window
        try await connection.execute(
            """
            INSERT INTO waitlist_entries (provider_id, entry_id, service_id, status, client, contact, first_date, last_date,
                from_time, to_time, token_hash, created_at)
            VALUES (\(entry.provider), \(entry.id), \(entry.service), \(entry.status), \(try JSONText.encode(entry.client)),
                \(ContactKeys(email: entry.client.email, phone: nil).keys.first), \(window.firstDate), \(window.lastDate),
                \(window.hours?.lowerBound), \(window.hours?.upperBound), \(token.hash), \(entry.createdAt))
            """
        )
    }

    /// Throws ``BookingsError`` if there is no such entry.
    package func find(_ id: WaitlistEntryID, in connection: any SQLConnection) async throws -> WaitlistEntry {
        let rows = try await connection.query(
            "SELECT * FROM waitlist_entries WHERE provider_id = \(id.provider) AND entry_id = \(id)"
        )
        guard let row = rows.first else { throw BookingsError.notFound(id) }
        return try WaitlistEntry(row: row)
    }

    /// Whether a token is that of its entry: the one that was given when the entry was made, or the one in the last mail.
    func accepts(_ token: Secret, of id: WaitlistEntryID, in connection: any SQLConnection) async throws -> Bool {
        let rows = try await connection.query(
            "SELECT token_hash, mailed_token_hash FROM waitlist_entries WHERE provider_id = \(id.provider) AND entry_id = \(id)"
        )
        guard let row = rows.first else { return false }
        let hashes = [
            try row.decode("token_hash", as: [UInt8].self), try row.decode("mailed_token_hash", as: [UInt8]?.self),
        ]
        return hashes.compactMap(\.self).contains { token.matches(hash: $0) }
    }

    /// Makes `token` the one that the last mail has.
    func setMailedToken(_ token: Secret, of id: WaitlistEntryID, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE waitlist_entries SET mailed_token_hash = \(token.hash)
            WHERE provider_id = \(id.provider) AND entry_id = \(id)
            """
        )
    }

    /// Writes back the state of an entry and what it is offered.
    func update(_ entry: WaitlistEntry, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE waitlist_entries SET status = \(entry.status), booking_id = \(entry.offer?.booking),
                offered_start_at = \(entry.offer?.startAt), offer_ends_at = \(entry.offer?.endsAt)
            WHERE provider_id = \(entry.provider) AND entry_id = \(entry.id)
            """
        )
    }

    /// One page of a provider's entries in the order in which they were made, after the one with the id `cursor`.
    package func list(
        of provider: ProviderID,
        _ status: WaitlistEntry.Status,
        after cursor: WaitlistEntryID? = nil,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [WaitlistEntry] {
        // Ids sort by the time of their making.
        try await connection.query(
            """
            SELECT * FROM waitlist_entries WHERE provider_id = \(provider) AND status = \(status)
                AND entry_id > \(cursor?.rawValue ?? "")
            ORDER BY entry_id LIMIT \(limit)
            """
        ).map(WaitlistEntry.init(row:))
    }

    /// How many entries of a provider are open, counted no further than `limit`.
    func countOpen(of provider: ProviderID, limit: Int, in connection: any SQLConnection) async throws -> Int {
        var count = 0
        for status in WaitlistEntry.Status.open {
            count += try await self.count("status = \(status)", of: provider, limit: limit, in: connection)
        }
        return count
    }

    /// How many open entries a client has with a provider, counted no further than `limit`.
    func countOpen(
        of client: ClientDetails,
        with provider: ProviderID,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> Int {
        guard let contact = ContactKeys(email: client.email, phone: nil).keys.first else { return 0 }
        let open = WaitlistEntry.Status.open.map { "\($0)" as SQLStatement }.joined(separator: ", ")
        return try await count(
            "contact = \(contact) AND status IN (\(open))",
            of: provider,
            limit: limit,
            in: connection
        )
    }

    private func count(
        _ condition: SQLStatement,
        of provider: ProviderID,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> Int {
        let rows = try await connection.query(
            """
            SELECT COUNT(*) AS number FROM (
                SELECT 1 FROM waitlist_entries WHERE provider_id = \(provider) AND \(condition) LIMIT \(limit)
            ) AS counted
            """
        )
        return try rows.first?.decode("number") ?? 0
    }

    /// Up to `limit` providers with somebody who waits, after `cursor`, in the order of their ids.
    package func providers(
        after cursor: ProviderID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [ProviderID] {
        try await connection.query(
            """
            SELECT DISTINCT provider_id FROM waitlist_entries
            WHERE status IN ('waiting', 'offered') AND provider_id > \(cursor?.rawValue ?? "")
            ORDER BY provider_id LIMIT \(limit)
            """
        ).map { try $0.decode("provider_id") }
    }

    /// The entries of a client, whatever became of them.
    func list(
        of provider: ProviderID,
        contacts: [String],
        in connection: any SQLConnection
    ) async throws -> [WaitlistEntry] {
        var found: [WaitlistEntry] = []
        for contact in contacts {
            found += try await connection.query(
                "SELECT * FROM waitlist_entries WHERE provider_id = \(provider) AND contact = \(contact)"
            ).map(WaitlistEntry.init(row:))
        }
        return found
    }

    /// Removes the entries of a client, whatever became of them.
    package func remove(
        contacts: some Sequence<String>,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws {
        for contact in contacts {
            try await connection.executeLater(
                "DELETE FROM waitlist_entries WHERE provider_id = \(provider) AND contact = \(contact)"
            )
        }
    }
}

extension WaitlistEntry {
    init(row: SQLRow) throws {
        let booking = try row.decode("booking_id", as: BookingID?.self)
        self.init(
            id: try row.decode("entry_id"),
            provider: try row.decode("provider_id"),
            service: try row.decode("service_id"),
            client: try JSONText.decode(ClientDetails.self, from: try row.decode("client")),
            window: try WaitlistWindow(
                firstDate: try row.decode("first_date"),
                lastDate: try row.decode("last_date"),
                from: try row.decode("from_time"),
                to: try row.decode("to_time")
            ),
            createdAt: try row.decode("created_at"),
            status: try row.decode("status"),
            offer: try booking.map {
                Offer(
                    booking: $0,
                    startAt: try row.decode("offered_start_at"),
                    endsAt: try row.decode("offer_ends_at")
                )
            }
        )
    }
}

extension WaitlistEntry.Status: SQLConvertible {}
