package import Bookings
package import CivilTime

/// What somebody changed of bookings' events in calendars elsewhere, and the ways to settle it.
///
/// Nothing is settled by itself: the provider restores the event, lets the booking follow it, or cancels the booking.
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

    /// Whether somebody moved the event of a booking to `start`.
    package func isMoved(_ booking: BookingID, to start: Instant, in transaction: Transaction) async throws -> Bool {
        guard let provider = booking.provider else { return false }
        let row = try await rows.find(booking, of: provider, at: transaction.now, in: transaction.connection)
        return row?.drift?.kind == .moved && row?.drift?.startAt == start
    }

    /// Moves a booking to where somebody moved its event, `start`, with the length of its service.
    ///
    /// The event itself does not block that time for its booking. The provider's own rules do not either, since somebody chose the
    /// time in the provider's calendar; whatever else is booked or busy then refuses it. Throws ``BookingsError`` if the event is
    /// somewhere else by now. Runs within ``BookingDesk/deciding(on:by:at:_:)``.
    package func follow(
        _ booking: BookingID,
        to start: Instant,
        by desk: BookingDesk,
        in transaction: Transaction
    ) async throws -> RescheduleOutcome {
        guard let provider = booking.provider else {
            return try await desk.reschedule(booking, to: start, in: transaction)
        }
        // Or the calendar could be read between this answer and the move.
        try await transaction.connection.lock(provider)
        guard try await isMoved(booking, to: start, in: transaction) else {
            throw BookingsError(
                .conflict,
                "The event of the booking is not there; list the changes again.",
                field: "start_at"
            )
        }
        let outcome = try await desk.reschedule(booking, to: start, overridingRules: true, in: transaction)
        // Only its end was moved: the length is the service's, so the event is written again.
        if case .unchanged = outcome { try await restore(booking, in: transaction) }
        return outcome
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
