import CivilTime
import SQL

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
        in transaction: Transaction
    ) async throws -> Bool {
        // The insert below decides whether the event is new: the same one may reach two servers at once.
        let provider = try await provider(of: event, in: transaction)
        // Without a subject of ours there is no job that could say that it was processed.
        let processedAt = provider == nil ? transaction.now : nil
        guard
            try await events.insert(
                event,
                receivedAt: transaction.now,
                processedAt: processedAt,
                in: transaction.connection
            )
        else {
            return false
        }
        // Read anew and never believed: events come late, twice and in any order.
        if let provider, let object = event.object {
            let job = StripeEventJob(
                event: event.id,
                isLive: event.isLive,
                object: object,
                intent: event.intent,
                kind: event.kind
            )
            try await jobs.enqueue(
                JobDraft(.readStripeEvent, of: provider, payload: job, dedupKey: "\(event.isLive):\(event.id)"),
                at: transaction.now,
                in: transaction.connection
            )
        }
        return true
    }

    /// Says that what the event is about was read anew, and forgets some of the events of long ago.
    package func finish(_ job: StripeEventJob, in transaction: Transaction) async throws {
        try await events.markProcessed(job, at: transaction.now, in: transaction.connection)
        try await events.removeProcessed(
            receivedBefore: transaction.now - Self.lifetime,
            limit: Self.dropped,
            in: transaction.connection
        )
    }

    private func provider(
        of event: ReceivedStripeEvent,
        in transaction: Transaction
    ) async throws -> ProviderID? {
        guard let object = event.object else { return nil }
        if let payment = try await payments.find(atStripe: object, in: transaction.connection) {
            return payment.id.provider
        }
        if let part = try await parts.list(atStripe: object, in: transaction.connection).first {
            return part.refund.provider
        }
        // A refund that somebody made at Stripe is known by its payment alone.
        guard let intent = event.intent else { return nil }
        return try await payments.find(atStripe: intent, in: transaction.connection)?.id.provider
    }

    /// Seconds for which events are remembered: long after Stripe has stopped to repeat them.
    private static let lifetime: Int64 = 60 * 86_400

    /// How many old events go with each that is finished: more than come.
    private static let dropped = 10
}
