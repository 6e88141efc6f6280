import CivilTime
import SQL

/// Finds the months whose figures a change of a booking may change.
///
/// These are the months of its making, of its session, of the sessions that it was moved from, of its payments and refunds, and the next
/// month in which its client comes: whether they came before may have changed there, and in no later month, because that month itself
/// comes before all later ones.
struct AffectedMonths {
    let provider: ProviderID
    let zone: Zone
    let connection: any SQLConnection

    /// The months that the bookings of some events touch now, and those that they were moved from.
    func months(of events: [Event]) async throws -> Set<CalendarMonth> {
        var movedFrom: [BookingID: Set<Instant>] = [:]
        for event in events where EventSubscriber.figures.kinds.contains(event.kind) {
            guard let booking = event.bookingID else { continue }
            let start = event.kind == .bookingRescheduled ? try event.data(as: BookingEventData.self).movedFrom : nil
            movedFrom[booking, default: []].formUnion([start].compactMap(\.self))
        }
        var months: Set<CalendarMonth> = []
        for (booking, starts) in movedFrom { months.formUnion(try await self.months(of: booking, and: starts)) }
        return months
    }

    private func months(of booking: BookingID, and earlier: Set<Instant>) async throws -> Set<CalendarMonth> {
        let dialect = connection.dialect
        let answers = try await connection.rows(of: [
            "SELECT start_at, booked_at FROM bookings WHERE provider_id = \(provider) AND booking_id = \(booking)",
            """
            SELECT paid_at, paid_on FROM payments \(dialect.by("payments_by_booking"))
            WHERE provider_id = \(provider) AND booking_id = \(booking) AND status = 'paid'
            """,
            """
            SELECT created_at FROM refunds \(dialect.by("refunds_by_booking"))
            WHERE provider_id = \(provider) AND booking_id = \(booking)
            """,
            """
            SELECT contact FROM booking_contacts \(dialect.by("booking_contacts_of_booking"))
            WHERE provider_id = \(provider) AND booking_id = \(booking)
            """,
        ])
        guard let row = answers[0].first else { return [] }
        let start: Instant = try row.decode("start_at")
        let sessions = Set(earlier.union([start]).map(zone.month(at:)))
        var months = sessions
        months.insert(zone.month(at: try row.decode("booked_at")))
        for row in answers[1] {
            let date: CivilDate? = try row.decode("paid_on")
            months.insert(try date.map(CalendarMonth.init(of:)) ?? zone.month(at: row.decode("paid_at")))
        }
        for row in answers[2] { months.insert(zone.month(at: try row.decode("created_at"))) }
        for row in answers[3] {
            for month in sessions {
                if let next = try await nextMonth(of: try row.decode("contact"), after: month) { months.insert(next) }
            }
        }
        return months
    }

    /// The next month after one in which a client has a booking that takes a place.
    private func nextMonth(of contact: String, after month: CalendarMonth) async throws -> CalendarMonth? {
        guard let next = month.adding(months: 1) else { return nil }
        let dialect = connection.dialect
        let known = SQLStatement.bookings(ofContact: "\(contact)", of: provider, in: dialect)
        let start = SQLStatement.find("start_at", inKnownBookingsOf: provider, in: dialect)
        let rows = try await connection.query(
            """
            SELECT MIN(start_at) AS start_at FROM (
                SELECT (\(start) AND start_at >= \(zone.range(of: next).lowerBound)) AS start_at FROM \(known)
            ) AS starts
            """
        )
        return try rows.first?.decode("start_at", as: Instant?.self).map(zone.month(at:))
    }
}

extension SQLStatement {
    /// Behind FROM: the first bookings that were made under a contact.
    ///
    /// There are more only under one that many share, such as a desk's address; whether somebody came before does not depend on these.
    static func bookings(ofContact contact: SQLStatement, of provider: ProviderID, in dialect: Dialect) -> SQLStatement
    {
        // With equalities PostgreSQL may take the order of all bookings of the provider, and look among them for the contact.
        let condition: SQLStatement =
            dialect.readingBy == nil
            ? """
            (provider_id, contact, booking_id) > (\(provider), \(contact), '')
                AND (provider_id, contact) <= (\(provider), \(contact))
            """
            : "provider_id = \(provider) AND contact = \(contact)"
        return """
            (
                SELECT booking_id FROM booking_contacts \(dialect.by("sqlite_autoindex_booking_contacts_1"))
                WHERE \(condition) ORDER BY provider_id, contact, booking_id LIMIT 500
            ) AS known
            """
    }

    /// A column of one of the `known` bookings that takes a place, to be used as an expression.
    ///
    /// Not a join, of which planners may read all bookings of the provider first.
    static func find(
        _ column: SQLStatement,
        inKnownBookingsOf provider: ProviderID,
        in dialect: Dialect
    ) -> SQLStatement {
        """
        SELECT \(column) FROM bookings \(dialect.by("sqlite_autoindex_bookings_1"))
            WHERE provider_id = \(provider) AND booking_id = known.booking_id AND status <> 'cancelled'
        """
    }
}
