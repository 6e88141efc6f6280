package import Policies
import SQL

/// Adds versions of policies, and finds policies and their scripts.
package struct PolicyDesk: Sendable {
    private let store = PolicyStore()
    private let catalog = PolicyCatalog()
    private let descriptions: PolicyDescriptions

    package init(descriptions: PolicyDescriptions) {
        self.descriptions = descriptions
    }

    /// Adds a version to `policy`, or a new policy if that is `nil`; content that is there already does not become a new
    /// version.
    ///
    /// Throws ``BookingsError`` for a standard policy and for one of another provider.
    package func upload(
        _ script: PolicyStore.Script,
        as policy: PolicyID?,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> PolicyDetails {
        if let policy { try checkOwner(provider, of: policy) }
        let connection = transaction.connection
        try await connection.require(provider)
        let version = try await store.upload(
            script,
            as: policy,
            of: provider,
            by: transaction.requester,
            at: transaction.now,
            in: connection
        )
        return PolicyDetails(version, source: script.source)
    }

    /// Throws ``BookingsError`` unless `policy` can get a version of `provider`'s.
    package func checkOwner(_ provider: ProviderID, of policy: PolicyID) throws {
        guard !policy.isStandard else {
            throw BookingsError(.invalidValue, "A standard policy cannot be changed.", field: "policy")
        }
        // As if it did not exist: ids of others' policies cannot be found out by trying.
        guard policy.provider == provider else {
            throw BookingsError(.notFound, "Policy \"\(policy)\" of \(provider) was not found.", field: "policy")
        }
    }

    /// The standard policies and the newest version of each uploaded one, after the one with the id `cursor`.
    ///
    /// Standard ones come first, then uploads in the order of their ids; without a `provider` those of all.
    package func list(
        of provider: ProviderID?,
        after cursor: PolicyID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [PolicyDetails] {
        let connection = transaction.connection
        let plan = PolicyPagePlan(after: cursor)
        // Standard policies have no rows of their own to list: they go before the uploads.
        var found: [PolicyDetails] = []
        for policy in plan.standard {
            found.append(try await standard(policy, in: connection))
        }
        let uploads = try await store.list(
            provider: provider,
            after: plan.uploadsAfter,
            limit: limit,
            in: connection
        )
        return found + uploads.map { PolicyDetails($0) }
    }

    /// The newest version of a policy, with its script.
    package func find(_ policy: PolicyID, in transaction: Transaction) async throws -> PolicyDetails {
        let connection = transaction.connection
        guard !policy.isStandard else { return try await standard(policy, showsSource: true, in: connection) }
        guard let newest = try await store.versions(of: policy, in: connection).last else {
            throw BookingsError(.notFound, "Policy \"\(policy)\" was not found.")
        }
        return PolicyDetails(newest, source: try await store.source(of: newest.version, in: connection))
    }

    /// The versions of a policy, newest first; of a standard policy that of this release.
    package func versions(of policy: PolicyID, in transaction: Transaction) async throws -> [PolicyDetails] {
        let connection = transaction.connection
        guard !policy.isStandard else { return [try await standard(policy, in: connection)] }
        return try await store.versions(of: policy, in: connection).reversed().map { PolicyDetails($0) }
    }

    /// The script of a policy's newest version.
    package func newestSource(of policy: PolicyID, in transaction: Transaction) async throws -> PolicySource {
        let pinned = try await catalog.pin(policy, in: transaction.connection)
        return try await store.source(of: pinned.version, in: transaction.connection)
    }

    /// The scripts of two versions of a policy, each with the number of its version.
    package func sources(
        of policy: PolicyID,
        _ first: VersionChoice,
        _ second: VersionChoice,
        in transaction: Transaction
    ) async throws -> (first: NumberedSource, second: NumberedSource) {
        let connection = transaction.connection
        // A standard policy has the one version of this release.
        let versions =
            policy.isStandard
            ? [try await catalog.pin(policy, in: connection).version]
            : try await store.versions(of: policy, in: connection).map(\.version)
        return (
            try await source(first.choose(among: versions, of: policy), in: connection),
            try await source(second.choose(among: versions, of: policy), in: connection)
        )
    }

    private func source(
        _ chosen: (number: Int, version: PolicyVersion),
        in connection: any SQLConnection
    ) async throws -> NumberedSource {
        NumberedSource(number: chosen.number, source: try await store.source(of: chosen.version, in: connection))
    }

    private func standard(
        _ policy: PolicyID,
        showsSource: Bool = false,
        in connection: any SQLConnection
    ) async throws -> PolicyDetails {
        let pinned = try await catalog.pin(policy, in: connection)
        let described = try await descriptions.described(pinned, in: connection)
        let source = showsSource ? try await store.source(of: pinned.version, in: connection) : nil
        return PolicyDetails(standard: described, source: source)
    }

    /// A script with the number of its version, from 1.
    package struct NumberedSource: Sendable {
        package let number: Int
        package let source: PolicySource
    }
}
