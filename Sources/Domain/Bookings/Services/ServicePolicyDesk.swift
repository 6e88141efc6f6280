package import CivilTime
package import Policies
import SQL

/// Gives services their own policies, and finds the policy that new bookings pin.
package struct ServicePolicyDesk: Sendable {
    private let providers: ProviderStore
    private let services: ServiceDesk
    private let catalog = PolicyCatalog()
    private let scripts = PolicyStore()
    private let descriptions: PolicyDescriptions

    package init(zones: ZoneDirectory, services: ServiceDesk, descriptions: PolicyDescriptions) {
        providers = ProviderStore(zones: zones)
        self.services = services
        self.descriptions = descriptions
    }

    /// The policy that new bookings of a service pin, or of a provider's services that have none of their own.
    package func policy(
        of provider: ProviderID,
        for service: ServiceID?,
        in transaction: Transaction
    ) async throws -> DescribedPolicy {
        try await descriptions.described(
            try await pinned(of: provider, for: service, in: transaction),
            in: transaction.connection
        )
    }

    /// The script of that policy.
    package func source(
        of provider: ProviderID,
        for service: ServiceID?,
        in transaction: Transaction
    ) async throws -> PolicySource {
        let pinned = try await pinned(of: provider, for: service, in: transaction)
        return try await scripts.source(of: pinned.version, in: transaction.connection)
    }

    /// Lets new bookings of a service pin a standard policy or one of the provider's own, at `version` or at its newest.
    package func choose(
        _ policy: PolicyID,
        version: PolicyVersion?,
        for service: ServiceID,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> DescribedPolicy {
        try policy.requireOffer(by: provider)
        let pinned = try await catalog.pin(policy, version: version, in: transaction.connection)
        _ = try await services.update(service, of: provider, in: transaction) { $0.policy = pinned }
        return try await descriptions.described(pinned, in: transaction.connection)
    }

    /// Removes a service's own policy, so that new bookings pin the provider's.
    package func remove(for service: ServiceID, of provider: ProviderID, in transaction: Transaction) async throws {
        _ = try await services.update(service, of: provider, in: transaction) { $0.policy = nil }
    }

    private func pinned(
        of provider: ProviderID,
        for service: ServiceID?,
        in transaction: Transaction
    ) async throws -> PinnedPolicy {
        let offering = try await providers.find(provider, in: transaction.connection)
        guard let service else { return offering.policy }
        return try await services.find(service, of: provider, in: transaction).policy ?? offering.policy
    }
}

extension PolicyID {
    /// Throws ``BookingsError`` unless `provider` can offer the policy.
    func requireOffer(by provider: ProviderID) throws {
        guard isStandard || self.provider == provider else {
            throw BookingsError(
                .invalidValue,
                "A provider offers a standard policy or one of its own.",
                field: "policy"
            )
        }
    }
}
