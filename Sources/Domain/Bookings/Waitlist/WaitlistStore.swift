package import CivilTime
package import SQL

/// Rows of who waits for a place.
package struct WaitlistStore: Sendable {
    package init() {}

    func insert(_ entry: WaitlistEntry, in connection: any SQLConnection) async throws {
        let (window, client) = (entry.window, entry.client)
        try await connection.execute(
            """
            INSERT INTO waitlist_entries (provider_id, entry_id, service_id, status, client, email_contact, phone_contact,
                first_date, last_date, from_time, to_time, created_at)
            VALUES (\(entry.provider), \(entry.id), \(entry.service), \(entry.status), \(try JSONText.encode(client)),
                \(ContactKeys(email: client.email, phone: nil).keys.first),
                \(ContactKeys(email: nil, phone: client.phone).keys.first), \(window.firstDate), \(window.lastDate),
                \(window.hours?.lowerBound), \(window.hours?.upperBound), \(entry.createdAt))
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

    /// Whether a token is that of its entry: the one in the first mail, or the one in that of the last offer.
    func accepts(_ token: Secret, of id: WaitlistEntryID, in connection: any SQLConnection) async throws -> Bool {
        let rows = try await connection.query(
            "SELECT token_hash, offer_token_hash FROM waitlist_entries WHERE provider_id = \(id.provider) AND entry_id = \(id)"
        )
        return try ["token_hash", "offer_token_hash"].contains { column in
            try rows.first?.decode(column, as: [UInt8]?.self).map(token.matches(hash:)) ?? false
        }
    }

    /// Makes `token` the one that opens an entry: of the mail with an offer, or of the first one.
    func set(
        _ token: Secret,
        ofOffer: Bool,
        of id: WaitlistEntryID,
        in connection: any SQLConnection
    ) async throws {
        let column: SQLStatement = ofOffer ? "offer_token_hash" : "token_hash"
        try await connection.execute(
            """
            UPDATE waitlist_entries SET \(column) = \(token.hash) WHERE provider_id = \(id.provider) AND entry_id = \(id)
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

    /// Ends the entries of a provider whose last date is before `today`.
    func end(before today: CivilDate, of provider: ProviderID, in connection: any SQLConnection) async throws {
        for status in [WaitlistEntry.Status.unconfirmed, .waiting] {
            try await connection.execute(
                """
                UPDATE waitlist_entries SET status = \(WaitlistEntry.Status.over)
                WHERE provider_id = \(provider) AND status = \(status) AND last_date < \(today)
                """
            )
        }
    }

    /// One page of a provider's entries in the order in which they were made, after the one with the id `cursor`.
    package func list(
        of provider: ProviderID,
        _ status: WaitlistEntry.Status,
        after cursor: WaitlistEntryID? = nil,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [WaitlistEntry] {
        // Ids sort by the second of their making.
        try await connection.query(
            """
            SELECT * FROM waitlist_entries WHERE provider_id = \(provider) AND status = \(status)
                AND entry_id > \(cursor?.rawValue ?? "")
            ORDER BY entry_id LIMIT \(limit)
            """
        ).map(WaitlistEntry.init(row:))
    }

    /// How many wait for places of a provider, or are offered one, counted no further than `limit`.
    func countWaiting(of provider: ProviderID, limit: Int, in connection: any SQLConnection) async throws -> Int {
        var count = 0
        for status in [WaitlistEntry.Status.waiting, .offered] {
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
        let condition: SQLStatement = "email_contact = \(contact) AND status IN (\(open))"
        return try await count(condition, of: provider, limit: limit, in: connection)
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
            for column in Self.contactColumns {
                found += try await connection.query(
                    "SELECT * FROM waitlist_entries WHERE provider_id = \(provider) AND \(column) = \(contact)"
                ).map(WaitlistEntry.init(row:))
            }
        }
        return found
    }

    /// Removes the entries of a client, whatever became of them.
    func remove(contacts: [String], of provider: ProviderID, in connection: any SQLConnection) async throws {
        for contact in contacts {
            for column in Self.contactColumns {
                try await connection.executeLater(
                    "DELETE FROM waitlist_entries WHERE provider_id = \(provider) AND \(column) = \(contact)"
                )
            }
        }
    }

    private static let contactColumns: [SQLStatement] = ["email_contact", "phone_contact"]

    /// Removes up to `limit` entries whose last date is before `date`, and as many that nobody confirmed since `instant`; returns how many.
    package func remove(
        endedBefore date: CivilDate,
        unconfirmedSince instant: Instant,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> Int {
        let conditions: [SQLStatement] = [
            "last_date < \(date) ORDER BY last_date",
            "status = 'unconfirmed' AND created_at < \(instant) ORDER BY created_at",
        ]
        var removed = 0
        for condition in conditions {
            removed += try await connection.execute(
                """
                DELETE FROM waitlist_entries WHERE (provider_id, entry_id) IN (
                    SELECT provider_id, entry_id FROM waitlist_entries WHERE \(condition) LIMIT \(limit)
                )
                """
            )
        }
        return removed
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
