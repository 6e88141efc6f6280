import SQL

extension Provider {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        provider_id, name, email, time_zone, policy_id, policy_version, availability_rule, stripe_account, fee_basis_points, embed_origins,
        accent_color, logo_format, logo_digest, page_texts, created_at, updated_at, offer_revision
        """

    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("provider_id"),
            name: try row.decode("name"),
            email: try row.decode("email"),
            timeZone: try row.decode("time_zone"),
            policy: try PinnedPolicy(row: row),
            availabilityRule: try row.decode("availability_rule"),
            stripeAccount: try row.decode("stripe_account"),
            feeBasisPoints: try row.decode("fee_basis_points"),
            pages: try PageChoices(row: row),
            createdAt: try row.decode("created_at"),
            updatedAt: try row.decode("updated_at"),
            offerRevision: try row.decode("offer_revision")
        )
    }
}

extension PageChoices {
    init(row: SQLRow) throws {
        let origins: String = try row.decode("embed_origins")
        let accent: String? = try row.decode("accent_color")
        let format: String? = try row.decode("logo_format")
        let digest: String? = try row.decode("logo_digest")
        self.init(
            embedOrigins: origins.split(separator: " ").compactMap { WebOrigin(String($0)) },
            accent: accent.flatMap { AccentColor($0) },
            logo: format.flatMap { format in digest.flatMap { ProviderLogo(format: format, digest: $0) } },
            storedTexts: try row.decode("page_texts")
        )
    }

    /// One after another, as no origin has a space.
    var storedOrigins: String { embedOrigins.map(\.text).joined(separator: " ") }
}

extension PinnedPolicy {
    init(row: SQLRow) throws {
        self.init(policy: try row.decode("policy_id"), version: try row.decode("policy_version"))
    }
}
