package import CivilTime
package import SQL

extension EventStore {
    /// Records that an account at a service of calendars gives no access any more, or that a calendar cannot be read; the
    /// transaction holds the provider's lock.
    package func recordDisconnection(
        _ data: CalendarEventData,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        let drafts = try Draft.drafts([.calendarDisconnected], at: now, of: nil, data)
        try await record(drafts, of: provider, in: connection)
    }

    /// Records that the event of a booking was changed elsewhere; the transaction holds the provider's lock.
    package func recordDrift(
        _ data: CalendarDriftData,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        let drafts = try Draft.drafts([.calendarDrifted], at: now, of: data.bookingID, data)
        try await record(drafts, of: provider, in: connection)
    }
}
