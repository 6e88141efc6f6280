package import CivilTime
import SQL

/// Sets up the first provider of an empty database, for whoever started the server.
package struct SetupDesk: Sendable {
    /// Seconds for which a link is valid.
    private static let lifetime: Int64 = 86_400

    /// What whoever sets up says of the practice and of themselves.
    package struct Request: Sendable {
        package let provider: ProviderRequest
        package let memberName: String
        package let email: String

        package init(provider: ProviderRequest, memberName: String, email: String) {
            self.provider = provider
            self.memberName = memberName
            self.email = email
        }
    }

    private let links = OneTimeSecretStore()
    private let providers: ProviderDesk
    private let members = MemberDesk()
    private let signIn = SignInDesk()

    package init(zones: ZoneDirectory) {
        providers = ProviderDesk(zones: zones, descriptions: PolicyDescriptions())
    }

    /// A link with which the first provider is set up; `nil` if there is a provider or a member already.
    package func makeLink(in transaction: Transaction) async throws -> Secret? {
        guard try await isNeeded(in: transaction) else { return nil }
        return try await links.make(.setupLink, for: .init(""), lasting: Self.lifetime, in: transaction)
    }

    /// Whether a link can still be used.
    package func isOpen(_ link: Secret, in transaction: Transaction) async throws -> Bool {
        guard try await links.find(link, in: transaction) != nil else { return false }
        return try await isNeeded(in: transaction)
    }

    /// Adds the first provider, and whoever sets up as its owner and as an administrator, who is then signed in; the link is
    /// consumed, and `nil` is returned if it cannot be used.
    ///
    /// Throws ``BookingsError`` for what the request has wrong; the caller's transaction must then be given up, which leaves
    /// the link as it was.
    package func begin(
        by link: Secret,
        _ request: Request,
        on device: String,
        in transaction: Transaction
    ) async throws -> (provider: ProviderID, session: Secret)? {
        // Otherwise two links of two servers could both find an empty database.
        try await transaction.connection.lock("setup")
        guard try await isNeeded(in: transaction), try await links.use(link, in: transaction) != nil else { return nil }
        let provider = try await providers.create(request.provider, in: transaction).provider.id
        _ = try await members.add(request.email, name: request.memberName, as: .owner, to: provider, in: transaction)
        // Whoever starts the server runs it: jobs, health and further providers are the administrator's.
        _ = try await members.add(request.email, name: request.memberName, as: .admin, to: nil, in: transaction)
        guard let email = MemberAddress.normalized(request.email),
            let begun = try await signIn.begin(for: email, on: device, in: transaction)
        else { return nil }
        return (provider, begun.secret)
    }

    /// Whether there is neither a provider nor a member.
    package func isNeeded(in transaction: Transaction) async throws -> Bool {
        let rows = try await transaction.connection.query(
            """
            SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM providers)
                OR EXISTS (SELECT 1 FROM members WHERE removed_at IS NULL)
            """
        )
        return rows.isEmpty
    }
}
