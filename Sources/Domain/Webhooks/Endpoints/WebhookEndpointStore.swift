import CivilTime
import Bookings
import SQL

/// Rows of webhook endpoints.
struct WebhookEndpointStore: Sendable {
    /// The channel on which servers are told that deliveries are due.
    static let channel = "webhooks"

    func insert(_ endpoint: WebhookEndpoint, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            INSERT INTO webhook_endpoints (provider_id, endpoint_id, url, description, event_kinds, failures, secret,
                created_at, created_by, updated_at)
            VALUES (\(endpoint.provider), \(endpoint.id), \(endpoint.url.text), \(endpoint.description),
                \(try endpoint.kindsText), 0, \(endpoint.sealedSecret), \(endpoint.createdAt), \(endpoint.createdBy),
                \(endpoint.updatedAt))
            """
        )
    }

    /// `nil` if the endpoint does not exist.
    func find(_ id: WebhookEndpointID, in connection: any SQLConnection) async throws -> WebhookEndpoint? {
        guard let provider = id.provider else { return nil }
        return try await connection.query(
            """
            SELECT \(WebhookEndpoint.columns) FROM webhook_endpoints
            WHERE provider_id = \(provider) AND endpoint_id = \(id)
            """
        ).first.map(WebhookEndpoint.init(row:))
    }

    /// The provider's endpoints in the order in which they were made, which are few.
    func list(of provider: ProviderID, in connection: any SQLConnection) async throws -> [WebhookEndpoint] {
        try await connection.query(
            """
            SELECT \(WebhookEndpoint.columns) FROM webhook_endpoints WHERE provider_id = \(provider)
            ORDER BY endpoint_id
            """
        ).map(WebhookEndpoint.init(row:))
    }

    /// Writes back all that changes but when it is due.
    func update(_ endpoint: WebhookEndpoint, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE webhook_endpoints SET url = \(endpoint.url.text), description = \(endpoint.description),
                event_kinds = \(try endpoint.kindsText), pause_reason = \(endpoint.pauseReason),
                failing_since = \(endpoint.failingSince), failures = \(endpoint.failures),
                succeeded_at = \(endpoint.succeededAt), problem = \(endpoint.problem),
                rests_until = \(endpoint.restsUntil), secret = \(endpoint.sealedSecret),
                former_secret = \(endpoint.former?.sealedSecret), former_until = \(endpoint.former?.until),
                updated_at = \(endpoint.updatedAt)
            WHERE provider_id = \(endpoint.provider) AND endpoint_id = \(endpoint.id)
            """
        )
    }

    func delete(_ endpoint: WebhookEndpoint, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            DELETE FROM webhook_endpoints
            WHERE provider_id = \(endpoint.provider) AND endpoint_id = \(endpoint.id)
            """
        )
    }

    /// Makes an endpoint due when its first delivery is, unless it rests, is paused, or is being worked on.
    ///
    /// The transaction holds the provider's lock, and has written the deliveries.
    func schedule(_ endpoint: WebhookEndpoint, at now: Instant, in connection: any SQLConnection) async throws {
        guard (endpoint.leasedUntil ?? now) <= now else { return }
        try await release(endpoint, leasedUntil: endpoint.leasedUntil, at: now, in: connection)
    }

    /// Ends the work on an endpoint, likewise; nothing if somebody else has begun to work on it.
    ///
    /// Claiming takes no lock of the provider, so the row tells whether it was claimed meanwhile. Whoever claimed it looks at
    /// its deliveries when that work ends, behind the lock.
    func release(
        _ endpoint: WebhookEndpoint,
        leasedUntil: Instant?,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        let dueAt = try await firstDue(of: endpoint, in: connection)
        // `= NULL` would be true of no row.
        let lease: SQLStatement = leasedUntil.map { "leased_until = \($0)" } ?? "leased_until IS NULL"
        try await connection.execute(
            """
            UPDATE webhook_endpoints SET due_at = \(dueAt), leased_until = NULL
            WHERE provider_id = \(endpoint.provider) AND endpoint_id = \(endpoint.id) AND \(lease)
            """
        )
        if let dueAt, dueAt <= now { try await connection.notify(Self.channel, "") }
    }

    /// When the endpoint is to be sent something next; `nil` if it is paused or has been told all.
    private func firstDue(of endpoint: WebhookEndpoint, in connection: any SQLConnection) async throws -> Instant? {
        guard endpoint.status.isActive else { return nil }
        return try await connection.query(
            """
            SELECT due_at FROM webhook_deliveries
            WHERE provider_id = \(endpoint.provider) AND endpoint_id = \(endpoint.id) AND due_at IS NOT NULL
            ORDER BY due_at LIMIT 1
            """
        ).first.map { max(try $0.decode("due_at"), endpoint.restsUntil ?? .min) }
    }

    /// Takes up to `limit` endpoints that are due, longest due first, for `lease` seconds.
    ///
    /// Whoever is lost with one leaves it to others when these are over. None is given to two at a time.
    func claim(
        limit: Int,
        lease: Int64,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> [WebhookEndpoint] {
        // The limit is text for the reason that `JobStore` gives: PostgreSQL would plan for a tenth of the table.
        let due = try await connection.query(
            """
            SELECT provider_id, endpoint_id FROM webhook_endpoints WHERE due_at <= \(now)
            ORDER BY due_at LIMIT \(unsafeRaw: "\(limit)")
            """
        ).map {
            (
                provider: try $0.decode("provider_id", as: ProviderID.self),
                endpoint: try $0.decode("endpoint_id", as: WebhookEndpointID.self)
            )
        }
        var claimed: [WebhookEndpoint] = []
        // One by one and in one order, for the reasons that linked calendars are claimed so.
        for (provider, endpoint) in due.sorted(by: {
            ($0.provider.rawValue, $0.endpoint.rawValue) < ($1.provider.rawValue, $1.endpoint.rawValue)
        }) {
            claimed += try await connection.query(
                """
                UPDATE webhook_endpoints SET due_at = \(now + lease), leased_until = \(now + lease)
                WHERE provider_id = \(provider) AND endpoint_id = \(endpoint) AND due_at <= \(now)
                RETURNING \(WebhookEndpoint.columns)
                """
            ).map(WebhookEndpoint.init(row:))
        }
        return claimed
    }
}
