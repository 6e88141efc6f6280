package import CivilTime
package import Policies
import SQL

/// Puts a provider's availability rules in force, and finds them.
package struct AvailabilityRuleDesk: Sendable {
    private let providers: ProviderStore
    private let store = AvailabilityRuleStore()

    package init(zones: ZoneDirectory) {
        providers = ProviderStore(zones: zones)
    }

    /// The rule in force; throws ``BookingsError`` if the provider has none.
    package func find(of provider: ProviderID, in transaction: Transaction) async throws -> StoredRule {
        guard let rule = try await inForce(of: provider, in: transaction) else {
            throw BookingsError(.notFound, "\(provider) has no availability rule in force.")
        }
        return rule
    }

    /// The rule in force; `nil` if the provider has none.
    package func inForce(of provider: ProviderID, in transaction: Transaction) async throws -> StoredRule? {
        let found = try await providers.find(provider, in: transaction.connection)
        guard let version = found.availabilityRule else { return nil }
        return try await transaction.connection.run(store.finding(version, of: provider))
    }

    /// A version of the provider's, by the hash that bookings pin.
    package func find(
        _ version: PolicyVersion,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> StoredRule {
        try await transaction.connection.run(store.finding(version, of: provider))
    }

    /// The versions that the provider has uploaded, newest first, with numbers below `number`.
    package func versions(
        of provider: ProviderID,
        below number: Int = AvailabilityRuleStore.afterAll,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [StoredRule] {
        try await transaction.connection.require(provider)
        return try await store.versions(of: provider, below: number, limit: limit, in: transaction.connection)
    }

    /// Puts a script in force, which becomes a new version unless the provider has uploaded it before.
    package func put(
        _ script: AvailabilityRuleStore.Script,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> StoredRule {
        let connection = transaction.connection
        try await connection.lock(provider)
        try await connection.require(provider)
        let rule = try await store.keep(
            script,
            of: provider,
            by: transaction.requester,
            at: transaction.now,
            in: connection
        )
        try await store.choose(rule.version, of: provider, in: connection)
        return rule
    }

    /// Leaves the provider without a rule; its versions stay for the bookings that pin them.
    package func remove(of provider: ProviderID, in transaction: Transaction) async throws {
        let connection = transaction.connection
        try await connection.lock(provider)
        try await connection.require(provider)
        try await store.choose(nil, of: provider, in: connection)
    }
}
