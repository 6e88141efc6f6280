import CivilTime
import Bookings
import HTTPTransport
import SQL
import Sealing

/// Sends what endpoints are due to be told, each endpoint by itself.
package struct WebhookDispatcher: Sendable {
    private let database: any SQLDatabase
    private let sender: WebhookSender
    private let keyring: Keyring
    private let clock: @Sendable () -> Instant
    private let endpoints = WebhookEndpointStore()
    private let deliveries = WebhookDeliveryStore()
    private let events = EventStore()

    init(
        database: any SQLDatabase,
        http: HTTPClient,
        keyring: Keyring,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        sender = WebhookSender(over: http)
        self.keyring = keyring
        self.clock = clock
    }

    /// The channel on which servers are told that endpoints are due.
    package static var channel: String { WebhookEndpointStore.channel }

    /// Takes up to `limit` endpoints that are due; each is to be handed to ``send(to:)``.
    package func claim(limit: Int) async throws -> [WebhookEndpoint] {
        let now = clock()
        return try await database.transaction(.write) { connection in
            try await endpoints.claim(limit: limit, lease: Self.lease, at: now, in: connection)
        }
    }

    /// Seconds that suffice for one turn, with a margin.
    private static let lease: Int64 = 120

    /// After so long a turn ends, so that an endpoint with much to be told leaves room for others.
    private static let longestTurn: Duration = .seconds(10)

    /// The most deliveries of a turn.
    private static let maximumDeliveries = 50

    /// Sends an endpoint that was claimed what it is due to be told, for some seconds at most, and frees it for its next turn.
    ///
    /// Ends early when a delivery fails. Returns how often which outcome was; throws what the database throws.
    package func send(to claimed: WebhookEndpoint) async throws -> WebhookTurn {
        var turn = WebhookTurn(endpoint: claimed)
        // Not by `clock`, which can be set: the turn has to end before its lease does.
        let end = ContinuousClock.now + Self.longestTurn
        let now = clock()
        let due = try await database.transaction(.read) { connection in
            try await deliveries.due(to: claimed, at: now, limit: Self.maximumDeliveries, in: connection)
        }
        for delivery in due {
            guard let endpoint = turn.endpoint, endpoint.status.isActive, ContinuousClock.now < end else { break }
            let outcome = try await attempt(delivery, to: endpoint)
            turn.note(outcome, try await settle(delivery, outcome))
            if case .failed = outcome { break }
        }
        // Whoever throws before this leaves the endpoint to its lease, as a server that is lost does.
        try await release(claimed)
        return turn
    }

    private func attempt(_ delivery: WebhookDelivery, to endpoint: WebhookEndpoint) async throws -> WebhookOutcome {
        let event: Event
        do {
            event = try await database.transaction(.read) { connection in
                try await events.find(delivery.sequence, of: delivery.provider, in: connection)
            }
        } catch let error as BookingsError where error.code == .notFound {
            return .lost("was not sent, because the event had been deleted")
        }
        let now = clock()
        let secrets: [WebhookSecret]
        do throws(SealingError) {
            secrets = try self.secrets(of: endpoint, at: now)
        } catch {
            return .failed(WebhookFailure(message: "was not told: its secret cannot be read by this server"))
        }
        return await sender.send(
            try WebhookBody(event).bytes,
            to: endpoint.url,
            event: event.name,
            signedBy: secrets,
            at: now
        )
    }

    private func secrets(of endpoint: WebhookEndpoint, at now: Instant) throws(SealingError) -> [WebhookSecret] {
        var sealed = [endpoint.sealedSecret]
        if let former = endpoint.former, now < former.until { sealed.append(former.sealedSecret) }
        var secrets: [WebhookSecret] = []
        for secret in sealed {
            let bytes = try keyring.open(secret, for: .webhookSecret(endpoint.id))
            secrets.append(WebhookSecret(text: String(decoding: bytes, as: UTF8.self)))
        }
        return secrets
    }

    /// Writes down how an attempt ended; returns the endpoint as it then is, `nil` if it was removed.
    private func settle(_ delivery: WebhookDelivery, _ outcome: WebhookOutcome) async throws -> WebhookEndpoint? {
        var delivery = delivery
        let now = clock()
        delivery.settle(outcome, at: now)
        return try await database.transaction(.write) { [delivery] connection in
            try await connection.lock(delivery.provider)
            try await deliveries.settle(delivery, in: connection)
            guard var endpoint = try await endpoints.find(delivery.endpoint, in: connection) else { return nil }
            switch outcome {
            // It says nothing about the endpoint, which was not asked.
            case .lost: return endpoint
            case .taken: endpoint.succeed(at: now)
            case .failed(let failure): endpoint.fail(failure, at: now)
            }
            try await endpoints.update(endpoint, in: connection)
            try await tellPause(of: endpoint, at: now, in: connection)
            return endpoint
        }
    }

    /// Records that an endpoint is paused now, after an attempt that failed.
    private func tellPause(
        of endpoint: WebhookEndpoint,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        guard case .paused(let pause) = endpoint.status, pause != .requested else { return }
        let data = WebhookEventData(
            endpointID: endpoint.id.rawValue,
            origin: endpoint.url.origin,
            reason: pause == .gone ? .gone : .failing
        )
        try await events.recordPause(data, of: endpoint.provider, at: now, in: connection)
    }

    private func release(_ claimed: WebhookEndpoint) async throws {
        let now = clock()
        try await database.transaction(.write) { connection in
            try await connection.lock(claimed.provider)
            guard let endpoint = try await endpoints.find(claimed.id, in: connection) else { return }
            try await endpoints.release(endpoint, leasedUntil: claimed.leasedUntil, at: now, in: connection)
        }
    }
}
