package import SQL

/// What the payment processor has told, each event once in each of its modes.
package struct StripeEventStore: Sendable {
    private let payments = PaymentStore()
    private let parts = RefundPartStore()
    private let jobs = JobStore()

    package init() {}

    /// Takes an event in, and has a job read anew what it is about; false where it was taken in before.
    ///
    /// What is about no payment and no refund of ours is only kept. An event that comes before the answer that names its
    /// object needs no job: whoever waits for the answer reads the object after it has the name.
    package func receive(
        _ event: Draft,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> Bool {
        let provider = try await provider(of: event.object, in: connection)
        let added = try await connection.execute(
            """
            INSERT INTO stripe_events (is_live, event_id, kind, object_id, created_at, received_at, processed_at)
            VALUES (\(event.isLive), \(event.id), \(event.kind), \(event.object), \(event.createdAt), \(now),
                \(provider == nil ? now : nil))
            ON CONFLICT (is_live, event_id) DO NOTHING
            """
        )
        guard added == 1 else { return false }
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

    /// Says that what the event is about was read anew.
    package func finish(_ job: StripeEventJob, at now: Int64, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            UPDATE stripe_events SET processed_at = \(now) WHERE is_live = \(job.isLive) AND event_id = \(job.event)
            """
        )
        _ = try await connection.execute(
            """
            DELETE FROM stripe_events WHERE received_at < \(now - Self.lifetime) AND processed_at IS NOT NULL
            """
        )
    }

    private func provider(of object: String?, in connection: any SQLConnection) async throws -> ProviderID? {
        guard let object else { return nil }
        if let payment = try await payments.find(atStripe: object, in: connection) { return payment.id.provider }
        return try await parts.find(atStripe: object, in: connection)?.refund.provider
    }

    /// Seconds for which events are remembered: long after the processor has stopped to repeat them.
    private static let lifetime: Int64 = 60 * 86_400

    /// An event as it came.
    package struct Draft: Sendable {
        package let id: String
        package let kind: String

        /// Whether it is about real money.
        package let isLive: Bool

        /// The id of what it is about.
        package let object: String?

        /// Unix seconds.
        package let createdAt: Int64

        package init(id: String, kind: String, isLive: Bool, object: String?, createdAt: Int64) {
            self.id = id
            self.kind = kind
            self.isLive = isLive
            self.object = object
            self.createdAt = createdAt
        }
    }
}
