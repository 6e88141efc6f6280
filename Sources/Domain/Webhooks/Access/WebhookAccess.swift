package import CivilTime
package import HTTPTransport
package import SQL
package import Sealing

/// What it takes to tell others of events: a key to keep secrets under, and a client to send over.
package struct WebhookAccess: Sendable {
    private let keyring: Keyring
    private let http: HTTPClient
    private let publicURL: String?

    /// The most endpoints that one server sends to at once.
    package let concurrency: Int

    /// - Parameters:
    ///   - keyring: Seals the secrets of endpoints.
    ///   - http: Has ``limits``, and decides which addresses may be reached.
    ///   - publicURL: Where the server itself is reached.
    ///   - concurrency: The most endpoints that are sent to at once.
    package init(keyring: Keyring, http: HTTPClient, publicURL: String?, concurrency: Int) {
        self.keyring = keyring
        self.http = http
        self.publicURL = publicURL
        self.concurrency = concurrency
    }

    /// The limits of a client for endpoints of which `concurrency` are sent to at once.
    package static func limits(concurrency: Int) -> HTTPClientLimits {
        var limits = HTTPClientLimits()
        limits.connectTimeout = .seconds(5)
        limits.timeout = WebhookSender.timeout
        limits.runningRequests = concurrency
        limits.idleConnections = concurrency
        // Of an answer only the status counts; the bound keeps an endpoint from filling memory with the rest.
        limits.responseBody = 64 << 10
        return limits
    }

    package func desk(zones: ZoneDirectory) -> WebhookEndpointDesk {
        WebhookEndpointDesk(zones: zones, keyring: keyring, publicURL: publicURL)
    }

    /// What makes deliveries of events.
    package func subscription(
        on database: any SQLDatabase,
        clock: @escaping @Sendable () -> Instant
    ) -> WebhookSubscription {
        WebhookSubscription(database: database, clock: clock)
    }

    /// What sends deliveries that are due by `clock`, in unix seconds.
    package func dispatcher(
        on database: any SQLDatabase,
        clock: @escaping @Sendable () -> Instant
    ) -> WebhookDispatcher {
        WebhookDispatcher(database: database, http: http, keyring: keyring, clock: clock)
    }
}
