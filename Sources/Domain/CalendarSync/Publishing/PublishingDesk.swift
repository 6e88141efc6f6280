package import Bookings
package import CivilTime
import ICalendar

/// Publishes bookings as calendars.
package struct PublishingDesk: Sendable {
    private let providers: ProviderStore
    private let calendars = PublishedCalendarStore()
    private let events = BookingEvents()

    package init(zones: ZoneDirectory) {
        providers = ProviderStore(zones: zones)
    }

    /// Gives the provider's calendar a new secret address; the one before ends.
    ///
    /// Throws ``BookingsError`` if the provider does not exist.
    package func publish(
        _ contents: PublishedCalendar.Contents,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> (calendar: PublishedCalendar, token: Secret) {
        let connection = transaction.connection
        _ = try await providers.find(provider, in: connection)
        let calendar = PublishedCalendar(provider: provider, contents: contents, createdAt: transaction.now)
        let token = Secret.makeCalendarToken(of: provider)
        try await calendars.put(calendar, token: token, by: transaction.requester, in: connection)
        return (calendar, token)
    }

    /// Throws ``BookingsError`` if the provider has published none.
    package func find(of provider: ProviderID, in transaction: Transaction) async throws -> PublishedCalendar {
        guard let calendar = try await calendars.find(of: provider, in: transaction.connection) else {
            throw Self.missing
        }
        return calendar
    }

    /// The provider's published calendar; `nil` if there is none.
    package func current(of provider: ProviderID, in transaction: Transaction) async throws -> PublishedCalendar? {
        try await calendars.find(of: provider, in: transaction.connection)
    }

    /// Whether the provider's published calendar is at the address that ends in `token`.
    package func opens(_ token: String, of provider: ProviderID, in transaction: Transaction) async throws -> Bool {
        guard let token = Secret(token, kind: .calendarToken) else { return false }
        return try await calendars.find(of: provider, token: token, in: transaction.connection) != nil
    }

    /// Ends the address, if there is one; throws ``BookingsError`` if the provider does not exist.
    package func withdraw(of provider: ProviderID, in transaction: Transaction) async throws {
        _ = try await providers.find(provider, in: transaction.connection)
        try await calendars.delete(of: provider, in: transaction.connection)
    }

    /// The file of the calendar that `token` opens.
    ///
    /// Throws ``BookingsError`` if it opens none. Equal bookings give equal bytes.
    package func file(for token: Secret, in transaction: Transaction) async throws -> [UInt8] {
        let connection = transaction.connection
        // The same answer in all cases, so that it does not tell whether the provider exists.
        guard let provider = token.provider,
            let calendar = try await calendars.find(of: provider, token: token, in: connection)
        else { throw Self.missing }
        var file = OutgoingCalendar(
            method: .publish,
            events: try await events.recent(
                of: provider,
                contents: calendar.contents,
                at: transaction.now,
                in: connection
            )
        )
        file.name = try await providers.find(provider, in: connection).name
        file.refreshMinutes = 15
        return file.bytes
    }

    /// The file of one booking; throws ``BookingsError`` if it does not exist.
    package func file(of booking: BookingID, in transaction: Transaction) async throws -> [UInt8] {
        guard let event = try await events.event(of: booking, in: transaction.connection) else {
            throw BookingsError(.notFound, "Booking \"\(booking)\" was not found.")
        }
        return OutgoingCalendar(method: .publish, events: [event]).bytes
    }

    private static let missing = BookingsError(.notFound, "A published calendar was not found.")
}
