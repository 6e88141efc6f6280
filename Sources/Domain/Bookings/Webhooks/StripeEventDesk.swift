package import SQL

/// Takes Stripe's events in, and has jobs read anew what they are about.
package struct StripeEventDesk: Sendable {
    private let events = StripeEventStore()
    private let payments = PaymentStore()
    private let parts = RefundPartStore()
    private let jobs = JobStore()

    package init() {}

    /// Takes an event in, and has a job read anew what it is about; `false` if it was taken in before.
    ///
    /// What is about no payment and no refund of ours is only kept. An event that comes before the answer that names its
    /// object needs no job: whoever waits for the answer reads the object after it has the name.
    package func receive(
        _ event: ReceivedStripeEvent,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> Bool {
        let provider = try await provider(of: event.object, in: connection)
        // Without a subject of ours there is no job that could say that it was processed.
        let processedAt = provider == nil ? now : nil
        guard try await events.insert(event, receivedAt: now, processedAt: processedAt, in: connection) else {
            return false
        }
        if let provider, let object = event.object {
            let job = StripeEventJob(event: event.id, isLive: event.isLive, object: object)
            try await jobs.enqueue(
                JobDraft(.readStripeEvent, of: provider, payload: job, dedupKey: "\(event.isLive):\(event.id)"),
                at: now,
                in: connection
            )
        }
        return true
    }

    /// Says that what the event is about was read anew, and forgets events of long ago.
    package func finish(_ job: StripeEventJob, at now: Int64, in connection: any SQLConnection) async throws {
        try await events.markProcessed(job, at: now, in: connection)
        try await events.removeProcessed(receivedBefore: now - Self.lifetime, in: connection)
    }

    private func provider(of object: String?, in connection: any SQLConnection) async throws -> ProviderID? {
        guard let object else { return nil }
        if let payment = try await payments.find(atStripe: object, in: connection) { return payment.id.provider }
        return try await parts.find(atStripe: object, in: connection)?.refund.provider
    }

    /// Seconds for which events are remembered: long after Stripe has stopped to repeat them.
    private static let lifetime: Int64 = 60 * 86_400
}
