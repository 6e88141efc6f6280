/// Makes, lists and revokes the API keys of one provider.
package struct APIKeyDesk: Sendable {
    private let keys = APIKeyStore()

    /// How many keys of a provider can be in force at once.
    package static let most = 20

    package init() {}

    /// The provider's keys, latest first, revoked ones too, at most 100 of them.
    package func list(of provider: ProviderID, in transaction: Transaction) async throws -> [APIKey] {
        try await keys.list(of: provider, in: transaction.connection)
    }

    /// Makes a key that speaks for the provider; the secret is returned here and never again.
    ///
    /// Throws ``BookingsError`` if the provider does not exist or already has ``most`` keys in force.
    package func create(
        named name: String,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> (key: APIKey, secret: Secret) {
        let connection = transaction.connection
        // Counting and adding are one step, or two requests at once could both make the last one.
        try await transaction.lock(provider)
        guard try await keys.inForce(of: provider, limit: Self.most, in: connection).count < Self.most else {
            throw BookingsError(.conflict, "A provider can have at most \(Self.most) API keys; revoke one first.")
        }
        return try await keys.create(
            role: .provider,
            provider: provider,
            name: name,
            at: transaction.now,
            in: connection
        )
    }

    /// Throws ``BookingsError`` if the provider does not have that key.
    package func find(_ id: APIKeyID, of provider: ProviderID, in transaction: Transaction) async throws -> APIKey {
        guard let key = try await keys.find(id, of: provider, in: transaction.connection) else {
            throw BookingsError.notFound(id)
        }
        return key
    }

    /// Revokes a key permanently; throws ``BookingsError`` if the provider does not have it.
    package func revoke(_ id: APIKeyID, of provider: ProviderID, in transaction: Transaction) async throws {
        _ = try await find(id, of: provider, in: transaction)
        try await keys.revoke(id, at: transaction.now, in: transaction.connection)
    }
}
