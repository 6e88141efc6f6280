import SQL

extension Provider {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        provider_id, name, email, time_zone, policy_id, policy_version, stripe_account, fee_basis_points, created_at, updated_at,
        offer_revision
        """

    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("provider_id"),
            name: try row.decode("name"),
            email: try row.decode("email"),
            timeZone: try row.decode("time_zone"),
            policy: try PinnedPolicy(row: row),
            stripeAccount: try row.decode("stripe_account"),
            feeBasisPoints: try row.decode("fee_basis_points"),
            createdAt: try row.decode("created_at"),
            updatedAt: try row.decode("updated_at"),
            offerRevision: try row.decode("offer_revision")
        )
    }
}

extension PinnedPolicy {
    init(row: SQLRow) throws {
        self.init(policy: try row.decode("policy_id"), version: try row.decode("policy_version"))
    }
}
