package import Bookings
package import CivilTime
import Intervals

/// What somebody changed of bookings' events in calendars elsewhere, and putting it right.
///
/// A booking is moved or cancelled by itself alone: its event then follows.
package struct DriftDesk: Sendable {
    private let providers: ProviderStore
    private let rows = OutgoingEventStore()
    private let jobs = JobStore()
    private let busyTimes = BusyTimeStore()

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

    /// Moves a booking as ``BookingDesk/reschedule(_:to:in:)`` does, also to just where somebody moved its own event.
    ///
    /// That time is blocked by the event. It stays so if others of its calendar are at that time too, or just beside it.
    /// Runs within ``BookingDesk/deciding(on:by:at:_:)``.
    package func reschedule(
        _ booking: BookingID,
        to start: Instant,
        by desk: BookingDesk,
        in transaction: Transaction
    ) async throws -> RescheduleOutcome {
        let freed = try await free(start, for: booking, in: transaction)
        let outcome = try await desk.reschedule(booking, to: start, in: transaction)
        if case .refused = outcome, let freed {
            // As it was: the refusal is committed, with whatever was released to decide on it.
            try await busyTimes.add(
                freed.span,
                from: freed.source,
                of: freed.provider,
                at: transaction.now,
                in: transaction.connection
            )
        }
        return outcome
    }

    /// A time that the event of a booking does not block while the booking is moved there.
    private struct FreedTime {
        let provider: ProviderID
        let source: BusyTime.Source
        let span: Interval
    }

    /// Frees the time to which somebody moved the event of a booking; `nil` if it is not there, or not there alone.
    private func free(
        _ start: Instant,
        for booking: BookingID,
        in transaction: Transaction
    ) async throws -> FreedTime? {
        let (connection, now) = (transaction.connection, transaction.now)
        guard let provider = booking.provider,
            let row = try await rows.find(booking, of: provider, at: now, in: connection), let drift = row.drift,
            drift.kind == .moved, drift.startAt == start, let end = drift.endAt
        else { return nil }
        try await connection.lock(provider)
        let freed = FreedTime(
            provider: provider,
            source: BusyTime.Source(rawValue: row.link.rawValue),
            span: Interval(start: start.secondsSince1970, end: end.secondsSince1970)
        )
        let isFree = try await busyTimes.remove(freed.span, from: freed.source, of: provider, in: connection)
        return isFree ? freed : nil
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
