package import Bookings
package import CivilTime
import SQL

/// Lets clients agree to short messages, and take that back.
package struct MessageConsentDesk: Sendable {
    private let bookings = BookingStore()
    private let store = MessageConsentStore()
    private let planning: MessagePlanning?

    /// - Parameters:
    ///   - zones: Where zones are read from.
    ///   - channels: By which messages are sent at all.
    package init(zones: ZoneDirectory, channels: Set<Channel>) {
        planning = channels.isEmpty ? nil : MessagePlanning(zones: zones, channels: channels)
    }

    /// What the client of a booking has agreed to; throws ``BookingsError`` if the booking does not exist.
    package func list(of booking: BookingID, in transaction: Transaction) async throws -> [MessageConsent] {
        _ = try await bookings.find(booking, in: transaction.connection)
        return try await store.list(of: booking, in: transaction.connection)
    }

    /// Writes down that the client agrees to messages by a channel, and plans the reminders that are still ahead.
    ///
    /// Throws ``BookingsError`` if the booking does not exist, or has no number that short messages can go to.
    package func give(_ channel: Channel, for id: BookingID, in transaction: Transaction) async throws {
        let (connection, now) = (transaction.connection, transaction.now)
        if let provider = id.provider { try await connection.lock(provider) }
        let booking = try await bookings.find(id, in: connection)
        if channel == .sms, booking.client.dialableNumber == nil {
            throw BookingsError(
                .conflict,
                "The booking has no international telephone number such as +49 30 1234567.",
                field: "channel"
            )
        }
        try await store.give(channel, for: id, by: source(transaction), at: now, in: connection)
        try await planning?.remind(of: booking, by: channel, at: now, in: connection)
    }

    /// Writes down that the client does not agree any more: what is planned by that channel is not sent.
    package func withdraw(_ channel: Channel, for id: BookingID, in transaction: Transaction) async throws {
        _ = try await bookings.find(id, in: transaction.connection)
        // What is planned stays so: whether the client agrees is asked when it is due.
        try await store.withdraw(
            channel,
            for: id,
            by: source(transaction),
            at: transaction.now,
            in: transaction.connection
        )
    }

    private func source(_ transaction: Transaction) -> MessageConsent.Source {
        if case .client = transaction.requester { .client } else { .provider }
    }
}
