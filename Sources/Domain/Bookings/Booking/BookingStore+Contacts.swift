import SQL

extension BookingStore {
    /// Records the contacts by which a booking's client is found, at the latest with the commit.
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
            DELETE FROM booking_contacts \(connection.dialect.by("booking_contacts_of_booking"))
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking.id)
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
        // One query for each, which begins where the last page ended; a single query for both would read and sort all rows.
        for contact in client.contacts {
            let index = connection.dialect.by("sqlite_autoindex_booking_contacts_1")
            let rows = try await connection.query(
                """
                SELECT booking_id FROM booking_contacts \(index)
                WHERE \(behind(cursor, contact, of: client.provider, in: connection.dialect))
                ORDER BY provider_id, contact, booking_id LIMIT \(limit)
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

    /// The rows of a contact after a cursor.
    private func behind(
        _ cursor: BookingID?,
        _ contact: String,
        of provider: ProviderID,
        in dialect: Dialect
    ) -> SQLStatement {
        let cursor = cursor?.rawValue ?? ""
        // With equalities PostgreSQL may take the order of all bookings of the provider, and look among them for the contact.
        guard dialect.readingBy != nil else {
            return """
                (provider_id, contact, booking_id) > (\(provider), \(contact), \(cursor))
                    AND (provider_id, contact) <= (\(provider), \(contact))
                """
        }
        return "provider_id = \(provider) AND contact = \(contact) AND booking_id > \(cursor)"
    }

    /// Removes free text about a booking whose client is erased, and invalidates its token.
    func eraseTexts(of booking: Booking, in connection: any SQLConnection) async throws {
        let token = Secret.makeBookingToken(of: booking.id).hash
        let (provider, id) = (booking.provider, booking.id)
        let typed: [BookingChange.Kind] = [.booked, .cancelled, .refunded, .paymentVoided, .paymentSettled]
        let kinds = typed.map { "\($0)" as SQLStatement }.joined(separator: ", ")
        // Indexes are named, because with statistics from when the tables were small SQLite would read all rows.
        let by = connection.dialect.by
        let statements: [SQLStatement] = [
            "UPDATE bookings SET token_hash = \(token) WHERE provider_id = \(provider) AND booking_id = \(id)",
            """
            DELETE FROM earlier_clients \(by("sqlite_autoindex_earlier_clients_1"))
            WHERE provider_id = \(provider) AND booking_id = \(id)
            """,
            """
            DELETE FROM booking_notes \(by("sqlite_autoindex_booking_notes_1"))
            WHERE provider_id = \(provider) AND booking_id = \(id)
            """,
            """
            DELETE FROM booking_documents \(by("sqlite_autoindex_booking_documents_1"))
            WHERE provider_id = \(provider) AND booking_id = \(id)
            """,
            """
            UPDATE booking_history \(by("sqlite_autoindex_booking_history_1")) SET note = NULL
            WHERE provider_id = \(provider) AND booking_id = \(id) AND note IS NOT NULL AND kind IN (\(kinds))
            """,
            """
            UPDATE payments \(by("payments_by_booking")) SET note = NULL, reference = NULL
            WHERE provider_id = \(provider) AND booking_id = \(id) AND (note IS NOT NULL OR reference IS NOT NULL)
            """,
            // Many banks put the payer's name into the reference.
            """
            UPDATE refund_parts \(by("sqlite_autoindex_refund_parts_1")) SET reference = NULL
            WHERE provider_id = \(provider) AND reference IS NOT NULL AND refund_id IN (
                SELECT refund_id FROM refunds \(by("refunds_by_booking"))
                WHERE provider_id = \(provider) AND booking_id = \(id)
            )
            """,
            // A policy's reason names no person, and audits compare it.
            """
            UPDATE refunds \(by("refunds_by_booking")) SET reason = \(Self.erasedReason)
            WHERE provider_id = \(provider) AND booking_id = \(id) AND kind = 'manual'
            """,
        ]
        for statement in statements { try await connection.executeLater(statement) }
    }

    /// The reason of a manual refund once its client is erased.
    private static let erasedReason = "Erased"
}
