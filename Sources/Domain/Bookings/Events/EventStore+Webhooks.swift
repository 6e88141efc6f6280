package import CivilTime
package import SQL

extension EventStore {
    /// Records that a webhook endpoint was paused because it does not work; the transaction holds the provider's lock.
    package func recordPause(
        _ data: WebhookEventData,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        try await record(try Draft.drafts([.webhookPaused], at: now, of: nil, data), of: provider, in: connection)
    }
}
