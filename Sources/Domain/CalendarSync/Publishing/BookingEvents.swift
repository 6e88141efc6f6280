import CivilTime
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
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> [OutgoingEvent] {
        let dialect = connection.dialect
        let rows = try await connection.rows(
            of: BookingsInTime.parts(in: dialect).map { bookings in
                """
                SELECT \(Self.columns(dialect)) FROM (
                    SELECT * FROM \(bookings.table)
                    WHERE provider_id = \(provider) AND \(bookings.condition) AND start_at >= \(now - Self.past)
                        AND (cancelled_at IS NULL OR cancelled_at > \(now - Self.past))
                    ORDER BY start_at, booking_id LIMIT \(Self.maximumCount)
                ) AS bookings
                \(Self.joins(dialect))
                ORDER BY bookings.start_at, bookings.booking_id
                """
            }
        )
        let events = try rows.joined().map { try event(row: $0, contents: contents) }
        return Array(events.sorted { ($0.start, $0.uid) < ($1.start, $1.uid) }.prefix(Self.maximumCount))
    }

    /// One booking as its provider has it; `nil` if it does not exist.
    func event(
        of booking: BookingID,
        contents: PublishedCalendar.Contents,
        in connection: any SQLConnection
    ) async throws -> OutgoingEvent? {
        guard let provider = booking.provider else { return nil }
        let dialect = connection.dialect
        return try await connection.query(
            """
            SELECT \(Self.columns(dialect)) FROM bookings
            \(Self.joins(dialect))
            WHERE bookings.provider_id = \(provider) AND bookings.booking_id = \(booking)
            """
        ).first.map { try event(row: $0, contents: contents) }
    }

    private func event(row: SQLRow, contents: PublishedCalendar.Contents) throws -> OutgoingEvent {
        var event = try event(row: row)
        if contents == .details {
            let client = try JSONText.decode(ClientDetails.self, from: try row.decode("client"))
            let service = try service(row)
            // A slot that is held has no client's name yet.
            event.summary = client.areAwaited ? service : "\(service): \(client.name)"
        } else {
            event.summary = "Booking"
        }
        return event
    }

    /// One booking as its client has it, named after its service and provider; `nil` if it does not exist.
    func event(of booking: BookingID, in connection: any SQLConnection) async throws -> OutgoingEvent? {
        guard let provider = booking.provider else { return nil }
        let dialect = connection.dialect
        let rows = try await connection.query(
            """
            SELECT \(Self.columns(dialect)), providers.name AS provider_name FROM bookings
            \(Self.joins(dialect)) JOIN providers \(dialect.by("sqlite_autoindex_providers_1")) ON providers.provider_id = bookings.provider_id
            WHERE bookings.provider_id = \(provider) AND bookings.booking_id = \(booking)
            """
        )
        guard let row = rows.first else { return nil }
        var event = try event(row: row)
        let names = [try service(row), try row.decode("provider_name")]
        event.summary = names.joined(separator: ", ")
        return event
    }

    /// The service, with the number of seats if they are several.
    private func service(_ row: SQLRow) throws -> String {
        BookedSeats.name(try row.decode("service_name"), seats: try row.decode("seats"))
    }

    /// What every version of an event has; equal rows give equal events.
    private func event(row: SQLRow) throws -> OutgoingEvent {
        let id = try row.decode("booking_id", as: BookingID.self)
        let status = try row.decode("status", as: BookingStatus.self)
        var event = OutgoingEvent(
            uid: id.calendarUID,
            // As in the mails that invite, or a reader of both would take the older for the newer.
            sequence: try row.decode("moves", as: Int.self) + (status == .cancelled ? 1 : 0),
            stamp: try row.decode("changed_at"),
            start: try row.decode("start_at"),
            end: try row.decode("end_at"),
            summary: ""
        )
        switch status {
        case .pending: event.status = .tentative
        case .confirmed, .completed: event.status = .confirmed
        case .cancelled: event.status = .cancelled
        }
        event.isBusy = event.status != .cancelled
        return event
    }

    private static func columns(_ dialect: Dialect) -> SQLStatement {
        """
        bookings.booking_id AS booking_id, bookings.status AS status, bookings.start_at AS start_at, bookings.end_at AS end_at,
        bookings.client AS client, bookings.seats AS seats, services.name AS service_name, changed_at,
        (SELECT COUNT(*) FROM booking_history AS move \(dialect.by("sqlite_autoindex_booking_history_1"))
            WHERE move.provider_id = bookings.provider_id AND move.booking_id = bookings.booking_id AND move.kind = 'rescheduled') AS moves
        """
    }

    /// The service, and the last entry of the history, whose number is the revision.
    private static func joins(_ dialect: Dialect) -> SQLStatement {
        """
        JOIN services \(dialect.by("sqlite_autoindex_services_1"))
            ON services.provider_id = bookings.provider_id AND services.service_id = bookings.service_id
        JOIN booking_history \(dialect.by("sqlite_autoindex_booking_history_1"))
            ON booking_history.provider_id = bookings.provider_id
            AND booking_history.booking_id = bookings.booking_id AND booking_history.sequence = bookings.revision
        """
    }

    /// In seconds.
    private static let past: Int64 = 30 * 86_400
    private static let maximumCount = 5_000
}
