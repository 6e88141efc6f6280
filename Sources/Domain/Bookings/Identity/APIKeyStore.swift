package import CivilTime
package import SQL

/// API keys, each known by the hash of its secret.
package struct APIKeyStore: Sendable {
    /// The interval at which the use of a key is recorded, in seconds.
    static let useInterval: Int64 = 3_600

    package init() {}

    /// Makes a key that never expires, for everything that its role may do; see ``create(_:at:in:)``.
    package func create(
        role: Role,
        provider: ProviderID?,
        name: String,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> (key: APIKey, secret: Secret) {
        try await create(NewAPIKey(role: role, provider: provider, name: name), at: now, in: connection)
    }

    /// Makes a key; the secret is returned here and never again.
    ///
    /// Throws if the provider does not exist, if the role and the provider do not go together, for an empty set of scopes, and
    /// for a key that would expire at once.
    package func create(
        _ new: NewAPIKey,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> (key: APIKey, secret: Secret) {
        // The schema refuses this as well, but without words for whoever makes the key.
        guard (new.role == .provider) == (new.provider != nil) else {
            throw BookingsError(
                .invalidValue,
                "A key of the role provider needs a provider, and no other key can have one.",
                field: "provider"
            )
        }
        guard new.scopes?.isEmpty != true else {
            throw BookingsError(.invalidValue, "A key with scopes needs at least one of them.", field: "scopes")
        }
        guard new.expiresAt.map({ $0 > now }) ?? true else {
            throw BookingsError(.invalidValue, "A key must expire later than now.", field: "expires_at")
        }
        // PostgreSQL has no foreign key here: keys stay in one place, while providers may be spread out.
        if let provider = new.provider { try await requireThat(provider, isThereIn: connection) }
        let secret = Secret.makeAPIKey()
        let key = APIKey(
            id: .make(at: now),
            role: new.role,
            provider: new.provider,
            name: new.name,
            scopes: new.scopes,
            createdAt: now,
            expiresAt: new.expiresAt,
            revokedAt: nil,
            lastUsedAt: nil,
            replacedBy: nil
        )
        _ = try await connection.execute(
            """
            INSERT INTO api_keys (key_id, role, provider_id, name, secret_hash, scopes, created_at, expires_at)
            VALUES (\(key.id), \(key.role), \(key.provider), \(key.name), \(secret.hash), \(key.scopes?.text), \(now),
                \(key.expiresAt))
            """
        )
        return (key, secret)
    }

    private func requireThat(_ provider: ProviderID, isThereIn connection: any SQLConnection) async throws {
        let found = try await connection.query("SELECT 1 AS one FROM providers WHERE provider_id = \(provider)")
        guard !found.isEmpty else { throw BookingsError.notFound(provider) }
    }

    /// The key of a secret, including keys that are revoked or expired; `nil` if there never was one.
    package func find(_ secret: Secret, in connection: any SQLConnection) async throws -> APIKey? {
        // Found by its hash, so that the time which the search takes says nothing about the secret.
        try await connection.query(
            "SELECT \(APIKey.columns) FROM api_keys WHERE secret_hash = \(secret.hash)"
        ).first.map(APIKey.init(row:))
    }

    /// All keys, oldest first, revoked ones too.
    package func list(in connection: any SQLConnection) async throws -> [APIKey] {
        try await connection.query("SELECT \(APIKey.columns) FROM api_keys ORDER BY created_at, key_id").map(
            APIKey.init(row:)
        )
    }

    /// Up to `limit` keys of all roles and providers, in the order in which they were made, revoked ones too.
    func list(after place: APIKeyID?, limit: Int, in connection: any SQLConnection) async throws -> [APIKey] {
        try await connection.query(
            """
            SELECT \(APIKey.columns) FROM api_keys WHERE key_id > \(place?.rawValue ?? "") ORDER BY key_id LIMIT \(limit)
            """
        ).map(APIKey.init(row:))
    }

    /// Up to `limit` of a provider's keys that are revoked or expired, latest first.
    func ended(
        of provider: ProviderID,
        at now: Instant,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [APIKey] {
        try await connection.query(
            """
            SELECT \(APIKey.columns) FROM api_keys \(connection.dialect.by("api_keys_of_provider"))
            WHERE provider_id = \(provider) AND (revoked_at IS NOT NULL OR expires_at <= \(now))
            ORDER BY created_at DESC, key_id DESC LIMIT \(limit)
            """
        ).map(APIKey.init(row:))
    }

    /// Up to `limit` of a provider's keys that are neither revoked nor expired, latest first.
    func inForce(
        of provider: ProviderID,
        at now: Instant,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [APIKey] {
        // Two reads of one index, so that the keys which have expired over the years are not read.
        let index = connection.dialect.by("api_keys_in_force")
        return try await connection.query(
            """
            SELECT \(APIKey.columns) FROM api_keys \(index)
            WHERE provider_id = \(provider) AND revoked_at IS NULL AND expires_at IS NULL
            UNION ALL
            SELECT \(APIKey.columns) FROM api_keys \(index)
            WHERE provider_id = \(provider) AND revoked_at IS NULL AND expires_at > \(now)
            ORDER BY created_at DESC, key_id DESC LIMIT \(limit)
            """
        ).map(APIKey.init(row:))
    }

    /// A key by its id; `nil` if it does not exist, or if it is not of `provider`.
    func find(
        _ id: APIKeyID,
        of provider: ProviderID? = nil,
        in connection: any SQLConnection
    ) async throws -> APIKey? {
        let key = try await connection.query("SELECT \(APIKey.columns) FROM api_keys WHERE key_id = \(id)").first.map(
            APIKey.init(row:)
        )
        guard let key, provider == nil || key.provider == provider else { return nil }
        return key
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

    /// Gives a key another name and another end, `nil` for none; throws if it was rotated or revoked since it was read.
    func change(
        _ key: APIKey,
        name: String,
        expiresAt end: Instant?,
        in connection: any SQLConnection
    ) async throws -> APIKey {
        let changed = try await connection.query(
            // The condition decides against a rotation at the same time, whose end must stand.
            """
            UPDATE api_keys SET name = \(name), expires_at = \(end)
            WHERE key_id = \(key.id) AND revoked_at IS NULL AND COALESCE(replaced_by, '') = \(key.replacedBy?.rawValue ?? "")
            RETURNING \(APIKey.columns)
            """
        ).first
        guard let changed else {
            throw BookingsError(.conflict, "The key \(key.id) was rotated or revoked at the same time.")
        }
        return try APIKey(row: changed)
    }

    /// Replaces a key by `successor`, so that it expires at `end`; `false` if it was replaced before.
    func replace(
        _ id: APIKeyID,
        by successor: APIKeyID,
        until end: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        // The condition decides between two concurrent rotations.
        try await connection.execute(
            """
            UPDATE api_keys SET replaced_by = \(successor), expires_at = \(end)
            WHERE key_id = \(id) AND replaced_by IS NULL AND revoked_at IS NULL
            """
        ) == 1
    }

    /// Records that a key was used, unless a use within the hour before is recorded already.
    package func recordUse(of id: APIKeyID, at now: Instant, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            UPDATE api_keys SET last_used_at = \(now)
            WHERE key_id = \(id) AND (last_used_at IS NULL OR last_used_at <= \(now - Self.useInterval))
            """
        )
    }
}

extension APIKey {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement =
        "key_id, role, provider_id, name, scopes, created_at, expires_at, revoked_at, last_used_at, replaced_by"

    init(row: SQLRow) throws {
        let scopes: String? = try row.decode("scopes")
        self.init(
            id: try row.decode("key_id"),
            role: try row.decode("role"),
            provider: try row.decode("provider_id"),
            name: try row.decode("name"),
            scopes: scopes.map { Set(text: $0) },
            createdAt: try row.decode("created_at"),
            expiresAt: try row.decode("expires_at"),
            revokedAt: try row.decode("revoked_at"),
            lastUsedAt: try row.decode("last_used_at"),
            replacedBy: try row.decode("replaced_by")
        )
    }
}
