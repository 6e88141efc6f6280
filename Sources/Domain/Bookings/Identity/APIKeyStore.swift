package import CivilTime
package import SQL

/// API keys, each known by the hash of its secret.
package struct APIKeyStore: Sendable {
    package init() {}

    /// Makes a key; the secret is returned here and never again.
    ///
    /// Throws if the provider does not exist.
    package func create(
        role: Role,
        provider: ProviderID?,
        name: String,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> (key: APIKey, secret: Secret) {
        // The schema refuses this as well, but without words for whoever makes the key.
        guard (role == .provider) == (provider != nil) else {
            throw BookingsError(
                .invalidValue,
                "A key of the role provider needs a provider, and no other key can have one.",
                field: "provider"
            )
        }
        // PostgreSQL has no foreign key here: keys stay in one place, while providers may be spread out.
        if let provider { try await requireThat(provider, isThereIn: connection) }
        let secret = Secret.makeAPIKey()
        let key = APIKey(id: .make(at: now), role: role, provider: provider, name: name, createdAt: now, revokedAt: nil)
        _ = try await connection.execute(
            """
            INSERT INTO api_keys (key_id, role, provider_id, name, secret_hash, created_at)
            VALUES (\(key.id), \(role), \(provider), \(name), \(secret.hash), \(now))
            """
        )
        return (key, secret)
    }

    private func requireThat(_ provider: ProviderID, isThereIn connection: any SQLConnection) async throws {
        let found = try await connection.query("SELECT 1 AS one FROM providers WHERE provider_id = \(provider)")
        guard !found.isEmpty else { throw BookingsError.notFound(provider) }
    }

    /// The key that `secret` opens, unless it is revoked.
    package func find(_ secret: Secret, in connection: any SQLConnection) async throws -> APIKey? {
        // Found by its hash, so that the time which the search takes says nothing about the secret.
        try await connection.query(
            "SELECT \(APIKey.columns) FROM api_keys WHERE secret_hash = \(secret.hash) AND revoked_at IS NULL"
        ).first.map(APIKey.init(row:))
    }

    /// All keys, oldest first, revoked ones too.
    package func list(in connection: any SQLConnection) async throws -> [APIKey] {
        try await connection.query("SELECT \(APIKey.columns) FROM api_keys ORDER BY created_at, key_id").map(
            APIKey.init(row:)
        )
    }

    /// A provider's keys, latest first, revoked ones too, at most 100 of them.
    func list(of provider: ProviderID, in connection: any SQLConnection) async throws -> [APIKey] {
        try await connection.query(
            """
            SELECT \(APIKey.columns) FROM api_keys \(connection.dialect.by("api_keys_of_provider"))
            WHERE provider_id = \(provider) ORDER BY created_at DESC, key_id DESC LIMIT 100
            """
        ).map(APIKey.init(row:))
    }

    /// Up to `limit` of a provider's keys that are not revoked.
    func inForce(
        of provider: ProviderID,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [APIKey] {
        try await connection.query(
            """
            SELECT \(APIKey.columns) FROM api_keys \(connection.dialect.by("api_keys_of_provider"))
            WHERE provider_id = \(provider) AND revoked_at IS NULL ORDER BY created_at DESC, key_id DESC LIMIT \(limit)
            """
        ).map(APIKey.init(row:))
    }

    /// A key of a provider by its id; `nil` if the provider does not have it.
    func find(_ id: APIKeyID, of provider: ProviderID, in connection: any SQLConnection) async throws -> APIKey? {
        try await connection.query(
            "SELECT \(APIKey.columns) FROM api_keys WHERE key_id = \(id) AND provider_id = \(provider)"
        ).first.map(APIKey.init(row:))
    }

    /// Revokes a key permanently and returns it; throws if it does not exist.
    @discardableResult
    package func revoke(_ id: APIKeyID, at now: Instant, in connection: any SQLConnection) async throws -> APIKey {
        let changed = try await connection.query(
            // Revoking twice is not an error, and the first time stands.
            """
            UPDATE api_keys SET revoked_at = COALESCE(revoked_at, \(now)) WHERE key_id = \(id) RETURNING \(APIKey.columns)
            """
        ).first
        guard let changed else { throw BookingsError.notFound(id) }
        return try APIKey(row: changed)
    }
}

extension APIKey {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = "key_id, role, provider_id, name, created_at, revoked_at"

    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("key_id"),
            role: try row.decode("role"),
            provider: try row.decode("provider_id"),
            name: try row.decode("name"),
            createdAt: try row.decode("created_at"),
            revokedAt: try row.decode("revoked_at")
        )
    }
}
