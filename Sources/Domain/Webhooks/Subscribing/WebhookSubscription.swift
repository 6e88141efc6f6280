package import CivilTime
package import Bookings
package import SQL

/// Makes deliveries of events, one for each endpoint that wants to be told.
package struct WebhookSubscription: Sendable {
    private let database: any SQLDatabase
    private let clock: @Sendable () -> Instant
    private let endpoints = WebhookEndpointStore()
    private let deliveries = WebhookDeliveryStore()
    private let events = EventStore()

    /// Is told of every kind of event.
    package static let subscriber = EventSubscriber(name: "webhooks", kinds: Set(EventKind.allCases))

    /// - Parameters:
    ///   - database: Migrated.
    ///   - clock: What the time is.
    package init(database: any SQLDatabase, clock: @escaping @Sendable () -> Instant) {
        self.database = database
        self.clock = clock
    }

    /// Subscribes to kinds of events that a release before did not know, if there are endpoints at all.
    package func renew() async throws {
        let store = EventSubscriptionStore()
        try await database.transaction(.write) { connection in
            guard try await !store.kinds(of: Self.subscriber.name, in: connection).isEmpty else { return }
            try await store.register(Self.subscriber, in: connection)
        }
    }

    /// Does the work of a job about one event.
    package func handle(_ job: Job) async -> JobOutcome {
        let now = clock()
        do {
            try await database.transaction(.write) { connection in
                // So that no delivery is missed by whoever ends the work on an endpoint at the same time.
                try await connection.lock(job.provider)
                let event = try await events.find(for: job, in: connection)
                // Endpoints that are paused too: what happens meanwhile waits for them.
                for endpoint in try await endpoints.list(of: job.provider, in: connection)
                where endpoint.wants(event.kind) {
                    try await deliveries.insert(event, to: endpoint, at: now, in: connection)
                    try await endpoints.schedule(endpoint, at: now, in: connection)
                }
            }
            return .done
        } catch {
            return .retry(reason: "Deliveries could not be written: \(error)")
        }
    }
}
