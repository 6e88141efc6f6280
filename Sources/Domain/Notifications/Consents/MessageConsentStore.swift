import Bookings
import CivilTime
import SQL

/// Rows of what clients have agreed to, one for each booking and channel.
struct MessageConsentStore: Sendable {
    func list(of booking: BookingID, in connection: any SQLConnection) async throws -> [MessageConsent] {
        try await connection.query(
            """
            SELECT channel, given_at, given_by, withdrawn_at, withdrawn_by FROM message_consents
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking) ORDER BY channel
            """
        ).map(MessageConsent.init(row:))
    }

    /// The query of the channels that the client of a booking agrees to.
    func reading(_ booking: BookingID) -> SQLQuery<Set<Channel>> {
        SQLQuery(
            """
            SELECT channel FROM message_consents
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking) AND withdrawn_at IS NULL
            """
        ) { rows in Set(try rows.map { try $0.decode("channel", as: Channel.self) }) }
    }

    /// Writes down that the client agrees, at the latest with the commit; one that held before stays as it is.
    func give(
        _ channel: Channel,
        for booking: BookingID,
        by source: MessageConsent.Source,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        try await connection.executeLater(
            """
            INSERT INTO message_consents (provider_id, booking_id, channel, given_at, given_by)
            VALUES (\(booking.provider), \(booking), \(channel), \(now), \(source))
            ON CONFLICT (provider_id, booking_id, channel) DO UPDATE SET given_at = excluded.given_at,
                given_by = excluded.given_by, withdrawn_at = NULL, withdrawn_by = NULL
            WHERE message_consents.withdrawn_at IS NOT NULL
            """
        )
    }

    /// Writes down that the client agrees, unless something is known of it already.
    func record(
        _ channel: Channel,
        for booking: BookingID,
        by source: MessageConsent.Source,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        try await connection.executeLater(
            """
            INSERT INTO message_consents (provider_id, booking_id, channel, given_at, given_by)
            VALUES (\(booking.provider), \(booking), \(channel), \(now), \(source))
            ON CONFLICT (provider_id, booking_id, channel) DO NOTHING
            """
        )
    }

    /// Writes down that the client does not agree any more.
    func withdraw(
        _ channel: Channel,
        for booking: BookingID,
        by source: MessageConsent.Source,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        try await connection.executeLater(
            """
            UPDATE message_consents SET withdrawn_at = \(now), withdrawn_by = \(source)
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking) AND channel = \(channel)
                AND withdrawn_at IS NULL
            """
        )
    }
}

extension MessageConsent.Source: SQLConvertible {}

extension MessageConsent {
    fileprivate init(row: SQLRow) throws {
        self.init(
            channel: try row.decode("channel"),
            givenAt: try row.decode("given_at"),
            givenBy: try row.decode("given_by"),
            withdrawnAt: try row.decode("withdrawn_at"),
            withdrawnBy: try row.decode("withdrawn_by")
        )
    }
}
