package import Bookings
package import CivilTime
package import Sealing

/// Adds, changes and removes the endpoints of providers.
package struct WebhookEndpointDesk: Sendable {
    private let providers: ProviderStore
    private let keyring: Keyring
    private let publicURL: String?
    private let endpoints = WebhookEndpointStore()
    private let history = WebhookHistory()

    /// How many endpoints a provider can have.
    package static let maximumEndpoints = 10

    /// Seconds for which the secret before a new one signs as well.
    static let formerSecretLasts: Int64 = 86_400

    /// - Parameters:
    ///   - zones: Where zones of providers are read from.
    ///   - keyring: Seals the secrets.
    ///   - publicURL: Where the server itself is reached, which is told of no events.
    package init(zones: ZoneDirectory, keyring: Keyring, publicURL: String?) {
        providers = ProviderStore(zones: zones)
        self.keyring = keyring
        self.publicURL = publicURL
    }

    /// Adds an endpoint, which is told of what happens from then on, and returns its secret, which cannot be read again.
    ///
    /// Throws ``BookingsError`` if the provider does not exist or has as many endpoints as may be.
    package func add(
        _ url: WebhookURL,
        description: String,
        kinds: Set<EventKind>,
        to provider: ProviderID,
        in transaction: Transaction
    ) async throws -> (endpoint: WebhookEndpoint, secret: WebhookSecret) {
        let (connection, now) = (transaction.connection, transaction.now)
        try check(url)
        try await connection.lock(provider)
        _ = try await providers.find(provider, in: connection)
        guard try await endpoints.list(of: provider, in: connection).count < Self.maximumEndpoints else {
            throw BookingsError(
                .conflict,
                "A provider can have at most \(Self.maximumEndpoints) webhook endpoints; remove one first."
            )
        }
        let id = WebhookEndpointID.make(under: provider, at: now)
        let secret = WebhookSecret.make()
        let endpoint = WebhookEndpoint(
            id: id,
            provider: provider,
            url: url,
            description: description,
            kinds: kinds,
            status: .active,
            failures: 0,
            leasedUntil: nil,
            sealedSecret: try seal(secret, of: id),
            createdAt: now,
            createdBy: transaction.requester.label,
            updatedAt: now
        )
        try await endpoints.insert(endpoint, in: connection)
        // From the first endpoint on: until then, no event makes work.
        try await EventSubscriptionStore().register(WebhookSubscription.subscriber, in: connection)
        return (endpoint, secret)
    }

    /// The provider's endpoints; throws ``BookingsError`` if the provider does not exist.
    package func list(of provider: ProviderID, in transaction: Transaction) async throws -> [WebhookEndpoint] {
        _ = try await providers.find(provider, in: transaction.connection)
        return try await endpoints.list(of: provider, in: transaction.connection)
    }

    /// Throws ``BookingsError`` if the endpoint does not exist.
    package func find(_ id: WebhookEndpointID, in transaction: Transaction) async throws -> WebhookEndpoint {
        try await history.find(id, in: transaction.connection)
    }

    /// Changes an endpoint; whatever waited for one that is resumed is sent at once.
    package func change(
        _ id: WebhookEndpointID,
        in transaction: Transaction,
        _ change: (inout WebhookEndpoint) -> Void
    ) async throws -> WebhookEndpoint {
        try await changing(id, in: transaction) { endpoint in
            change(&endpoint)
            try check(endpoint.url)
        }
    }

    /// Gives an endpoint a new secret; the one before signs as well for a day.
    package func rotateSecret(
        of id: WebhookEndpointID,
        in transaction: Transaction
    ) async throws -> (endpoint: WebhookEndpoint, secret: WebhookSecret) {
        let secret = WebhookSecret.make()
        let endpoint = try await changing(id, in: transaction) { endpoint in
            // Only one former secret is kept: of two changes within a day, the second ends the first secret at once.
            endpoint.former = WebhookEndpoint.Former(
                sealedSecret: endpoint.sealedSecret,
                until: transaction.now + Self.formerSecretLasts
            )
            endpoint.sealedSecret = try seal(secret, of: id)
        }
        return (endpoint, secret)
    }

    /// Removes an endpoint; what it was not told yet is not sent.
    package func remove(_ id: WebhookEndpointID, in transaction: Transaction) async throws {
        try await endpoints.delete(try await locked(id, in: transaction), in: transaction.connection)
    }

    private func changing(
        _ id: WebhookEndpointID,
        in transaction: Transaction,
        _ change: (inout WebhookEndpoint) throws -> Void
    ) async throws -> WebhookEndpoint {
        let (connection, now) = (transaction.connection, transaction.now)
        var endpoint = try await locked(id, in: transaction)
        let wasActive = endpoint.status.isActive
        try change(&endpoint)
        endpoint.updatedAt = now
        try await endpoints.update(endpoint, in: connection)
        // Pausing counts too: an endpoint that stayed due would be claimed again and again.
        if wasActive != endpoint.status.isActive { try await endpoints.schedule(endpoint, at: now, in: connection) }
        return endpoint
    }

    private func locked(_ id: WebhookEndpointID, in transaction: Transaction) async throws -> WebhookEndpoint {
        // An id that names no provider needs no lock: `find` refuses it.
        if let provider = id.provider { try await transaction.connection.lock(provider) }
        return try await find(id, in: transaction)
    }

    private func check(_ url: WebhookURL) throws {
        if let publicURL, url.isServed(at: publicURL) {
            throw WebhookURL.refusal("must not lead to this server itself")
        }
    }

    private func seal(_ secret: WebhookSecret, of id: WebhookEndpointID) throws -> [UInt8] {
        try keyring.seal(Array(secret.text.utf8), for: .webhookSecret(id))
    }
}
