import Bookings
import ICalendar
import SQL

/// Bookings as events of a calendar.
struct BookingEvents: Sendable {
    /// The provider's bookings from 30 days ago on in the order of their starts, at most 5,000 of them; cancelled ones for
    /// 30 days, so that those who have them take them away.
    func recent(
        of provider: ProviderID,
        contents: PublishedCalendar.Contents,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> [OutgoingEvent] {
        let rows = try await connection.query(
            """
            SELECT \(Self.columns) FROM bookings
            \(Self.joins)
            WHERE bookings.provider_id = \(provider) AND bookings.start_at >= \(now - Self.past)
                AND (cancelled_at IS NULL OR cancelled_at > \(now - Self.past))
            ORDER BY bookings.start_at, bookings.booking_id LIMIT \(Self.most)
            """
        )
        return try rows.map { row in
            var event = try event(row: row)
            if contents == .details {
                let client = try JSONText.decode(ClientDetails.self, from: try row.decode("client"))
                event.summary = "\(try row.decode("service_name", as: String.self)): \(client.name)"
            } else {
                event.summary = "Booking"
            }
            return event
        }
    }

    /// One booking as its client has it, named after its service and provider; `nil` if it does not exist.
    func event(of booking: BookingID, in connection: any SQLConnection) async throws -> OutgoingEvent? {
        guard let provider = booking.provider else { return nil }
        let rows = try await connection.query(
            """
            SELECT \(Self.columns), providers.name AS provider_name FROM bookings
            \(Self.joins) JOIN providers ON providers.provider_id = bookings.provider_id
            WHERE bookings.provider_id = \(provider) AND bookings.booking_id = \(booking)
            """
        )
        guard let row = rows.first else { return nil }
        var event = try event(row: row)
        let names = [try row.decode("service_name", as: String.self), try row.decode("provider_name")]
        event.summary = names.joined(separator: ", ")
        return event
    }

    /// What every version of an event has; equal rows give equal events.
    private func event(row: SQLRow) throws -> OutgoingEvent {
        let id = try row.decode("booking_id", as: BookingID.self)
        var event = OutgoingEvent(
            uid: id.calendarUID,
            sequence: try row.decode("revision", as: Int.self) - 1,
            stamp: try row.decode("changed_at"),
            start: try row.decode("start_at"),
            end: try row.decode("end_at"),
            summary: ""
        )
        switch try row.decode("status", as: BookingStatus.self) {
        case .pending: event.status = .tentative
        case .confirmed, .completed: event.status = .confirmed
        case .cancelled: event.status = .cancelled
        }
        event.isBusy = event.status != .cancelled
        return event
    }

    private static let columns: SQLStatement = """
        bookings.booking_id AS booking_id, bookings.status AS status, bookings.start_at AS start_at, bookings.end_at AS end_at,
        bookings.revision AS revision, bookings.client AS client, services.name AS service_name, changed_at
        """

    /// The service, and the last entry of the history, whose number is the revision.
    private static let joins: SQLStatement = """
        JOIN services ON services.provider_id = bookings.provider_id AND services.service_id = bookings.service_id
        JOIN booking_history ON booking_history.provider_id = bookings.provider_id
            AND booking_history.booking_id = bookings.booking_id AND booking_history.sequence = bookings.revision
        """

    /// In seconds.
    private static let past: Int64 = 30 * 86_400
    private static let most = 5_000
}
