package import CivilTime
package import Bookings
package import SQL

/// What endpoints were and will be told, for those who run a server as well as for providers.
package struct WebhookHistory: Sendable {
    private let endpoints = WebhookEndpointStore()
    private let deliveries = WebhookDeliveryStore()

    package init() {}

    /// A provider's endpoints in the order in which they were made.
    package func endpoints(
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> [WebhookEndpoint] {
        try await endpoints.list(of: provider, in: connection)
    }

    /// Throws ``BookingsError`` if the endpoint does not exist.
    func find(_ id: WebhookEndpointID, in connection: any SQLConnection) async throws -> WebhookEndpoint {
        guard let endpoint = try await endpoints.find(id, in: connection) else {
            throw BookingsError(.notFound, "Webhook endpoint \"\(id)\" was not found.", field: "endpoint")
        }
        return endpoint
    }

    /// What was and will be sent to an endpoint, latest event first, of before `cursor`.
    package func deliveries(
        to id: WebhookEndpointID,
        before cursor: WebhookEventID? = nil,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [WebhookDelivery] {
        let endpoint = try await find(id, in: connection)
        return try await deliveries.list(
            to: endpoint.id,
            of: endpoint.provider,
            before: cursor?.sequence,
            limit: limit,
            in: connection
        )
    }

    /// Sends an event again, and for three days if that fails, whatever became of it before.
    package func replay(
        _ event: WebhookEventID,
        to id: WebhookEndpointID,
        in transaction: Transaction
    ) async throws -> WebhookDelivery {
        let (connection, now) = (transaction.connection, transaction.now)
        // The event's provider is locked, and an endpoint of another one is refused below before anything is written.
        try await connection.lock(event.provider)
        let endpoint = try await find(id, in: connection)
        guard event.provider == endpoint.provider,
            let delivery = try await deliveries.replay(event.sequence, to: endpoint, at: now, in: connection)
        else {
            throw BookingsError(.notFound, "A delivery of event \"\(event)\" was not found.", field: "event")
        }
        try await endpoints.schedule(endpoint, at: now, in: connection)
        return delivery
    }

    /// Removes deliveries that were made before `instant`, a portion in each transaction; returns how many.
    package func remove(madeBefore instant: Instant, on database: any SQLDatabase) async throws -> Int {
        var total = 0
        var count = 0
        repeat {
            count = try await database.transaction(.write) { connection in
                try await deliveries.remove(madeBefore: instant, limit: Self.portion, in: connection)
            }
            total += count
        } while count == Self.portion && !Task.isCancelled
        return total
    }

    private static let portion = 100
}
