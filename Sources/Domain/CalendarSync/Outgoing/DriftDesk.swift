package import Bookings
package import CivilTime

/// What somebody changed of bookings' events in calendars elsewhere, and putting it right.
///
/// A booking is moved or cancelled by itself alone: its event then follows.
package struct DriftDesk: Sendable {
    private let providers: ProviderStore
    private let rows = OutgoingEventStore()
    private let jobs = JobStore()

    package init(zones: ZoneDirectory) {
        providers = ProviderStore(zones: zones)
    }

    /// An event that is not as it was written.
    package struct Drift: Sendable {
        package let booking: BookingID
        package let calendar: CalendarLinkID

        /// Where it is now; `nil` if it is gone.
        package let startAt: Instant?
        package let endAt: Instant?
        package let noticedAt: Instant
    }

    /// The provider's events that somebody changed, at most 100; throws ``BookingsError`` if the provider does not exist.
    package func list(of provider: ProviderID, in transaction: Transaction) async throws -> [Drift] {
        let (connection, now) = (transaction.connection, transaction.now)
        _ = try await providers.find(provider, in: connection)
        return try await rows.drifted(of: provider, at: now, in: connection).compactMap { row in
            row.drift.map { drift in
                Drift(
                    booking: row.booking,
                    calendar: row.link,
                    startAt: drift.startAt,
                    endAt: drift.endAt,
                    noticedAt: drift.noticedAt
                )
            }
        }
    }

    /// Has the event of a booking written again as the booking is; throws ``BookingsError`` if it has none.
    package func restore(_ booking: BookingID, in transaction: Transaction) async throws {
        let (connection, now) = (transaction.connection, transaction.now)
        guard let provider = booking.provider,
            try await rows.find(booking, of: provider, at: now, in: connection) != nil
        else { throw BookingsError(.conflict, "The booking \"\(booking)\" has no event in a calendar.") }
        try await jobs.enqueue(try PushJob.draft(of: booking, provider), at: now, in: connection)
    }
}
