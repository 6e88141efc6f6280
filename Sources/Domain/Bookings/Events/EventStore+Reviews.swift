package import CivilTime
package import SQL

extension EventStore {
    /// Records that a review is shown from now on, in a new version or again; the transaction holds the provider's lock.
    package func recordPublication(
        _ data: ReviewEventData,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        let drafts = try Draft.drafts([.reviewPublished], at: now, of: data.bookingID, data)
        try await record(drafts, of: provider, in: connection)
    }

    /// Records that an operator hid a review; the transaction holds the provider's lock.
    package func recordHiding(
        _ data: ReviewEventData,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        let drafts = try Draft.drafts([.reviewHidden], at: now, of: data.bookingID, data)
        try await record(drafts, of: provider, in: connection)
    }
}
