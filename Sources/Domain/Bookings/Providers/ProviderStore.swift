package import CivilTime
package import SQL

/// Providers and the policies that they offer.
package struct ProviderStore: Sendable {
    private let zones: ZoneDirectory

    package init(zones: ZoneDirectory) {
        self.zones = zones
    }

    /// Adds a provider; throws for a zone that the system does not know and for an id that is taken.
    package func create(_ draft: Draft, at now: Instant, in connection: any SQLConnection) async throws -> Provider {
        try checkZone(draft.timeZone)
        let provider = Provider(
            id: draft.id ?? .make(at: now),
            name: draft.name,
            email: draft.email,
            timeZone: draft.timeZone,
            policy: draft.policy,
            stripeAccount: nil,
            feeBasisPoints: 0,
            pages: PageChoices(),
            createdAt: now,
            updatedAt: now,
            offerRevision: 0
        )
        let inserted = try await connection.execute(
            """
            INSERT INTO providers (provider_id, name, email, time_zone, policy_id, policy_version, created_at, updated_at)
            VALUES (\(provider.id), \(provider.name), \(provider.email), \(provider.timeZone),
                \(provider.policy.policy), \(provider.policy.version), \(now), \(now))
            ON CONFLICT (provider_id) DO NOTHING
            """
        )
        // Names are the provider's to choose, so taken ones are to be expected.
        guard inserted == 1 else {
            throw BookingsError(.conflict, "There is already a provider \"\(provider.id)\".", field: "id")
        }
        try await connection.tellCalendarChange(of: provider.id)
        return provider
    }

    /// Throws ``BookingsError`` where there is none.
    package func find(_ id: ProviderID, in connection: any SQLConnection) async throws -> Provider {
        try await connection.run(finding(id))
    }

    /// The query of ``find(_:in:)``.
    package func finding(_ id: ProviderID) -> SQLQuery<Provider> {
        SQLQuery("SELECT \(Provider.columns) FROM providers WHERE provider_id = \(id)") { rows in
            guard let row = rows.first else { throw BookingsError.notFound(id) }
            return try Provider(row: row)
        }
    }

    /// Up to `limit` providers in the order of their ids, after the one with the id `cursor`.
    package func list(
        after cursor: ProviderID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [Provider] {
        try await connection.query(
            """
            SELECT \(Provider.columns) FROM providers \(connection.dialect.by("sqlite_autoindex_providers_1"))
            WHERE provider_id > \(cursor?.rawValue ?? "")
            ORDER BY provider_id LIMIT \(limit)
            """
        ).map(Provider.init(row:))
    }

    /// Writes the provider's own fields back.
    package func update(
        _ provider: Provider,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Provider {
        // Zones come from the server's own system: a name that it does not know would break every list of slots.
        try checkZone(provider.timeZone)
        var provider = provider
        provider.updatedAt = now
        _ = try await connection.execute(
            """
            UPDATE providers SET name = \(provider.name), email = \(provider.email), time_zone = \(provider.timeZone),
                policy_id = \(provider.policy.policy), policy_version = \(provider.policy.version),
                stripe_account = \(provider.stripeAccount), fee_basis_points = \(provider.feeBasisPoints),
                embed_origins = \(provider.pages.storedOrigins), accent_color = \(provider.pages.accent?.digits),
                logo_format = \(provider.pages.logo?.format.rawValue), logo_digest = \(provider.pages.logo?.digest),
                page_texts = \(provider.pages.storedTexts), updated_at = \(now),
                offer_revision = offer_revision + 1
            WHERE provider_id = \(provider.id)
            """
        )
        try await keepLogo(of: provider, in: connection)
        try await connection.tellCalendarChange(of: provider.id)
        // Its `offerRevision` is the one before. Decisions compare only revisions that were read behind the lock.
        return provider
    }

    /// Writes the bytes of a new logo, and removes those of one that is no longer shown.
    private func keepLogo(of provider: Provider, in connection: any SQLConnection) async throws {
        let logo = provider.pages.logo
        guard logo == nil || logo?.bytes != nil else { return }
        _ = try await connection.execute(
            "UPDATE providers SET logo = \(logo?.bytes) WHERE provider_id = \(provider.id)"
        )
    }

    /// The bytes of a provider's logo; `nil` if it has none with that digest.
    package func logo(
        of id: ProviderID,
        digest: String,
        in connection: any SQLConnection
    ) async throws -> ProviderLogo? {
        let rows = try await connection.query(
            "SELECT logo FROM providers WHERE provider_id = \(id) AND logo_digest = \(digest)"
        )
        guard let bytes = try rows.first?.decode("logo", as: [UInt8]?.self) else { return nil }
        return ProviderLogo(bytes)
    }

    /// Throws for a zone that the system does not know; `field` is the one that is meant.
    func checkZone(_ name: String, field: String = "time_zone") throws {
        do {
            _ = try zones.zone(named: name)
        } catch {
            throw BookingsError(.invalidValue, error.message, field: field)
        }
    }

    /// What a new provider is made from.
    package struct Draft: Sendable {
        /// A name of the caller's choice; a random one where there is none.
        package var id: ProviderID?
        package var name: String
        package var email: String?
        package var timeZone: String
        package var policy: PinnedPolicy

        package init(
            id: ProviderID? = nil,
            name: String,
            email: String? = nil,
            timeZone: String,
            policy: PinnedPolicy
        ) {
            self.id = id
            self.name = name
            self.email = email
            self.timeZone = timeZone
            self.policy = policy
        }
    }
}
