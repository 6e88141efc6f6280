import Bookings
import CivilTime
import HTTPTransport
import SQL
import Sealing
import Webhooks

extension WebhookAccess {
    /// Sends nothing, since nothing runs beside the server.
    static func tested() throws -> WebhookAccess {
        WebhookAccess(
            keyring: try Keyring(text: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
            http: try HTTPClient(),
            publicURL: "https://book.example.org",
            concurrency: 1
        )
    }
}

extension PageStage {
    /// Adds an endpoint with events that it took, the first of which failed.
    func addEndpoint(
        of shop: Shop,
        described description: String = "",
        deliveries count: Int64
    ) async throws -> WebhookEndpointID {
        let url = try WebhookURL("https://example.org/events")
        let desk = try WebhookAccess.tested().desk(zones: .system)
        return try await database.transaction(.write, by: .system, at: Self.now) { transaction in
            let endpoint = try await desk.add(
                url,
                description: description,
                kinds: [],
                to: shop.provider,
                in: transaction
            ).endpoint
            for sequence in 1...count {
                let problem = sequence == 1 ? description : nil
                try await transaction.connection.execute(
                    """
                    INSERT INTO webhook_deliveries (provider_id, endpoint_id, sequence, event_kind, status, attempts, tried_since,
                        failures, attempted_at, answer, problem, created_at)
                    VALUES (\(shop.provider), \(endpoint.id), \(sequence), 'booking.created',
                        \(sequence == 1 ? "failed" : "delivered"), 1, \(Self.now), 0, \(Self.now), 200, \(problem),
                        \(Self.now))
                    """
                )
            }
            return endpoint.id
        }
    }
}
