package import Bookings
package import SQL

/// Has the event of a booking written again when its client is corrected or erased, since the event may name the client.
///
/// No event of the booking is published, since nothing has happened for other subscribers.
package struct EventRewriting: BookingObserver {
    private let rows = OutgoingEventStore()
    private let jobs = JobStore()

    package init() {}

    package func observe(_ change: ObservedChange, in connection: any SQLConnection) async throws {
        guard let changed = change.subject as? ChangedBooking,
            changed.entry.kind == .clientErased || changed.entry.earlierClient != nil,
            changed.entry.earlierClient?.name != changed.booking.client.name
        else { return }
        let (booking, provider) = (changed.booking.id, change.provider)
        guard try await rows.find(booking, of: provider, at: change.at, in: connection) != nil else { return }
        try await jobs.enqueue(try PushJob.draft(of: booking, provider), at: change.at, in: connection)
    }
}
