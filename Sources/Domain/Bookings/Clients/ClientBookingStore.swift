package import SQL

/// Reads the bookings of one client over all providers.
package struct ClientBookingStore: Sendable {
    package init() {}

    /// The bookings that have the address of a session, in the order of their ids, after the one with the id `cursor`.
    package func list(
        of session: ClientSession,
        after cursor: BookingID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [ClientBooking] {
        let ids = try await ids(of: session.email, after: cursor, limit: limit, in: connection)
        guard !ids.isEmpty else { return [] }
        let bookings = try await connection.query(
            """
            SELECT \(Booking.columns) FROM bookings
            WHERE \(SQLStatement.owned("booking_id", among: ids, in: connection.dialect))
            """
        ).map(Booking.init(row:)).sorted { $0.id.rawValue < $1.id.rawValue }
        let services = try await services(Set(bookings.map(\.service)), in: connection)
        let providers = try await providers(Set(bookings.map(\.provider)), in: connection)
        return bookings.compactMap { booking in
            guard let service = services[booking.service], let provider = providers[booking.provider] else {
                return nil
            }
            return ClientBooking(
                booking: booking,
                serviceName: booking.seats.naming(service),
                providerName: provider.name,
                timeZone: provider.zone
            )
        }
    }

    /// Whether a booking has the address of a session.
    package func contains(
        _ booking: BookingID,
        of session: ClientSession,
        in connection: any SQLConnection
    ) async throws -> Bool {
        let found = try await connection.query(
            """
            SELECT booking_id FROM booking_contacts \(connection.dialect.by("sqlite_autoindex_booking_contacts_1"))
            WHERE provider_id = \(booking.provider) AND contact = \(Self.contact(session.email)) AND booking_id = \(booking)
            """
        )
        return !found.isEmpty
    }

    /// Whether any booking has the address `email`.
    func isKnown(_ email: String, in connection: any SQLConnection) async throws -> Bool {
        try await !ids(of: email, after: nil, limit: 1, in: connection).isEmpty
    }

    private func ids(
        of email: String,
        after cursor: BookingID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [BookingID] {
        try await connection.query(
            """
            SELECT booking_id FROM booking_contacts \(connection.dialect.by("booking_contacts_by_contact"))
            WHERE \(behind(cursor, Self.contact(email), in: connection.dialect))
            ORDER BY contact, provider_id, booking_id LIMIT \(limit)
            """
        ).map { try $0.decode("booking_id") }
    }

    /// The rows of a contact after a cursor.
    private func behind(_ cursor: BookingID?, _ contact: String, in dialect: Dialect) -> SQLStatement {
        let (provider, booking) = (cursor?.provider?.rawValue ?? "", cursor?.rawValue ?? "")
        // With an equality PostgreSQL may take the order of all bookings, and look among them for the contact.
        guard dialect.readingBy != nil else {
            return """
                (contact, provider_id, booking_id) > (\(contact), \(provider), \(booking)) AND contact <= \(contact)
                """
        }
        return "contact = \(contact) AND (provider_id, booking_id) > (\(provider), \(booking))"
    }

    /// The key of an address, as ``ContactKeys`` makes it.
    private static func contact(_ email: String) -> String { "email:\(email.lowercased())" }

    private func services(
        _ ids: Set<ServiceID>,
        in connection: any SQLConnection
    ) async throws -> [ServiceID: String] {
        let rows = try await connection.query(
            """
            SELECT service_id, name FROM services
            WHERE \(SQLStatement.owned("service_id", among: ids, in: connection.dialect))
            """
        )
        return Dictionary(try rows.map { (try $0.decode("service_id"), try $0.decode("name")) }) { first, _ in first }
    }

    private func providers(
        _ ids: Set<ProviderID>,
        in connection: any SQLConnection
    ) async throws -> [ProviderID: (name: String, zone: String)] {
        let list = ids.map { "\($0)" as SQLStatement }.joined(separator: ", ")
        let rows = try await connection.query(
            "SELECT provider_id, name, time_zone FROM providers WHERE provider_id IN (\(list))"
        )
        return Dictionary(
            try rows.map { (try $0.decode("provider_id"), (try $0.decode("name"), try $0.decode("time_zone"))) }
        ) { first, _ in first }
    }
}
