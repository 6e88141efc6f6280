import CivilTime
import Bookings
import SQL

/// Rows of deliveries, one for each event and endpoint.
struct WebhookDeliveryStore: Sendable {
    /// Adds the delivery of an event, to be sent at once; nothing if it is there.
    func insert(
        _ event: Event,
        to endpoint: WebhookEndpoint,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        try await connection.execute(
            """
            INSERT INTO webhook_deliveries (provider_id, endpoint_id, sequence, event_kind, booking_id, status, attempts,
                due_at, tried_since, failures, created_at)
            VALUES (\(event.provider), \(endpoint.id), \(event.sequence), \(event.kind), \(event.bookingID), 'pending', 0,
                \(now), \(now), 0, \(now))
            ON CONFLICT (provider_id, endpoint_id, sequence) DO NOTHING
            """
        )
    }

    /// The deliveries to an endpoint that are due, longest due first, and events in their order where several are.
    func due(
        to endpoint: WebhookEndpoint,
        at now: Instant,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [WebhookDelivery] {
        try await connection.query(
            """
            SELECT \(WebhookDelivery.columns) FROM webhook_deliveries
            WHERE provider_id = \(endpoint.provider) AND endpoint_id = \(endpoint.id) AND due_at <= \(now)
            ORDER BY due_at, sequence LIMIT \(limit)
            """
        ).map(WebhookDelivery.init(row:))
    }

    /// One page of the deliveries to an endpoint, latest event first.
    func list(
        to endpoint: WebhookEndpointID,
        of provider: ProviderID,
        before sequence: Int64?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [WebhookDelivery] {
        try await connection.query(
            """
            SELECT \(WebhookDelivery.columns) FROM webhook_deliveries
            WHERE provider_id = \(provider) AND endpoint_id = \(endpoint) AND sequence < \(sequence ?? .max)
            ORDER BY sequence DESC LIMIT \(limit)
            """
        ).map(WebhookDelivery.init(row:))
    }

    /// Writes back how an attempt ended, unless somebody else has made one meanwhile.
    func settle(_ delivery: WebhookDelivery, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE webhook_deliveries SET status = \(delivery.status), attempts = \(delivery.attempts),
                due_at = \(delivery.dueAt), failures = \(delivery.failures), attempted_at = \(delivery.attemptedAt),
                delivered_at = \(delivery.deliveredAt), answer = \(delivery.answer), problem = \(delivery.problem)
            WHERE provider_id = \(delivery.provider) AND endpoint_id = \(delivery.endpoint)
                AND sequence = \(delivery.sequence) AND attempts = \(delivery.attempts - 1)
            """
        )
    }

    /// Makes a delivery due at once; `nil` if there is none.
    func replay(
        _ sequence: Int64,
        to endpoint: WebhookEndpoint,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> WebhookDelivery? {
        // Attempts are not set back: `settle` tells by them which attempt a result belongs to.
        try await connection.query(
            """
            UPDATE webhook_deliveries SET status = 'pending', due_at = \(now), tried_since = \(now), failures = 0
            WHERE provider_id = \(endpoint.provider) AND endpoint_id = \(endpoint.id) AND sequence = \(sequence)
            RETURNING \(WebhookDelivery.columns)
            """
        ).first.map(WebhookDelivery.init(row:))
    }

    /// Removes up to `limit` deliveries that were made before `instant`, and returns how many those were.
    func remove(madeBefore instant: Instant, limit: Int, in connection: any SQLConnection) async throws -> Int {
        let old = try await connection.query(
            """
            SELECT provider_id, endpoint_id, sequence FROM webhook_deliveries WHERE created_at < \(instant)
            ORDER BY created_at LIMIT \(limit)
            """
        )
        guard !old.isEmpty else { return 0 }
        // By the keys that were read, because `DELETE` takes no `LIMIT` on PostgreSQL.
        let keys = try old.map { row -> SQLStatement in
            """
            (provider_id = \(try row.decode("provider_id", as: ProviderID.self))
            AND endpoint_id = \(try row.decode("endpoint_id", as: WebhookEndpointID.self))
            AND sequence = \(try row.decode("sequence", as: Int64.self)))
            """
        }
        return try await connection.execute("DELETE FROM webhook_deliveries WHERE \(keys.joined(separator: " OR "))")
    }
}
