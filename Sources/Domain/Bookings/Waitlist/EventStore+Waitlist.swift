import CivilTime
import SQL

extension EventStore {
    /// Records that a place is offered; the transaction holds the provider's lock.
    func recordOffer(
        _ data: WaitlistEventData,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        let drafts = try Draft.drafts([.waitlistOffered], at: now, of: data.bookingID, data)
        try await record(drafts, of: provider, in: connection)
    }
}
