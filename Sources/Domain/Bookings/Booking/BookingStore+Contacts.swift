import SQL

extension BookingStore {
    /// Writes down by what a booking's client is found, at the latest with the commit.
    func recordContacts(of booking: Booking, in connection: any SQLConnection) async throws {
        let keys = ContactKeys(booking.client).keys
        guard !keys.isEmpty else { return }
        let rows = keys.map { "(\(booking.provider), \($0), \(booking.id))" as SQLStatement }.joined(separator: ", ")
        try await connection.executeLater(
            """
            INSERT INTO booking_contacts (provider_id, contact, booking_id) VALUES \(rows)
            ON CONFLICT (provider_id, contact, booking_id) DO NOTHING
            """
        )
    }

    /// The same once the client's details have changed.
    func replaceContacts(of booking: Booking, in connection: any SQLConnection) async throws {
        try await connection.executeLater(
            """
            DELETE FROM booking_contacts WHERE provider_id = \(booking.provider) AND booking_id = \(booking.id)
            """
        )
        try await recordContacts(of: booking, in: connection)
    }

    /// A client's bookings in the order of their ids, after the one with the id `cursor`.
    func list(
        of client: ClientIdentity,
        after cursor: BookingID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [Booking] {
        var ids: Set<BookingID> = []
        if let booking = client.booking, booking.rawValue > cursor?.rawValue ?? "" {
            ids.insert(try await find(booking, in: connection).id)
        }
        // One search for each, which begins where the last page ended; both at once would read all and sort.
        for contact in client.contacts {
            let index = connection.dialect.by("sqlite_autoindex_booking_contacts_1")
            let rows = try await connection.query(
                """
                SELECT booking_id FROM booking_contacts \(index) WHERE provider_id = \(client.provider)
                    AND contact = \(contact) AND booking_id > \(cursor?.rawValue ?? "")
                ORDER BY booking_id LIMIT \(limit)
                """
            )
            ids.formUnion(try rows.map { try $0.decode("booking_id", as: BookingID.self) })
        }
        let page = ids.sorted { $0.rawValue < $1.rawValue }.prefix(limit)
        guard !page.isEmpty else { return [] }
        return try await connection.query(
            """
            SELECT \(Booking.columns) FROM bookings
            WHERE \(SQLStatement.owned("booking_id", among: page, in: connection.dialect))
            """
        ).map(Booking.init(row:)).sorted { $0.id.rawValue < $1.id.rawValue }
    }

    /// Removes what people typed about a booking whose client is erased, and lets its token open nothing.
    func eraseTexts(of booking: Booking, in connection: any SQLConnection) async throws {
        let token = Secret.makeBookingToken(under: booking.provider).hash
        let (provider, id) = (booking.provider, booking.id)
        let typed: [BookingChange.Kind] = [.booked, .cancelled, .refunded, .paymentVoided, .paymentSettled]
        let kinds = typed.map { "\($0)" as SQLStatement }.joined(separator: ", ")
        let statements: [SQLStatement] = [
            "UPDATE bookings SET token_hash = \(token) WHERE provider_id = \(provider) AND booking_id = \(id)",
            "DELETE FROM earlier_clients WHERE provider_id = \(provider) AND booking_id = \(id)",
            """
            UPDATE booking_history SET note = NULL WHERE provider_id = \(provider) AND booking_id = \(id)
                AND note IS NOT NULL AND kind IN (\(kinds))
            """,
            "UPDATE payments SET note = NULL WHERE provider_id = \(provider) AND booking_id = \(id) AND note IS NOT NULL",
            // A policy's reason names no person, and audits compare it.
            """
            UPDATE refunds SET reason = \(Self.erasedReason) WHERE provider_id = \(provider) AND booking_id = \(id)
                AND kind = 'manual'
            """,
        ]
        for statement in statements { try await connection.executeLater(statement) }
    }

    /// What a refund by hand says once its client is erased.
    private static let erasedReason = "Erased"
}
