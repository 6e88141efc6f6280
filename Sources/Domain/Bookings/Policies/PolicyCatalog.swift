package import CivilTime
package import Policies
import PolicyLibrary
package import SQL

/// Finds policies by their id, be they standard or uploaded.
package struct PolicyCatalog: Sendable {
    private let store = PolicyStore()

    package init() {}

    /// Keeps the standard scripts of this release, so that bookings can pin them.
    package func install(at now: Instant, in connection: any SQLConnection) async throws {
        // At each start: a release may bring new scripts, and those of earlier ones stay for whoever pins them.
        for policy in PolicyLibrary.standard {
            try await store.keep(policy.source, at: now, in: connection)
        }
    }

    /// The policy at its newest version, or at `version`; throws where it has none such.
    package func pin(
        _ policy: PolicyID,
        version: PolicyVersion? = nil,
        in connection: any SQLConnection
    ) async throws -> PinnedPolicy {
        // Standard policies have no versions of their own: a release brings its script, and old ones stay by their hash.
        if let standard = PolicyLibrary.standard.first(where: { $0.name == policy.rawValue }) {
            return PinnedPolicy(policy: policy, version: try choose(version, among: [standard.source.version], policy))
        }
        let versions = try await store.versions(of: policy, in: connection).map(\.version)
        return PinnedPolicy(policy: policy, version: try choose(version, among: versions, policy))
    }

    private func choose(
        _ version: PolicyVersion?,
        among versions: [PolicyVersion],
        _ policy: PolicyID
    ) throws -> PolicyVersion {
        // They come oldest first, so the last is the newest.
        guard let chosen = version ?? versions.last, versions.contains(chosen) else {
            throw BookingsError(
                .notFound,
                "The policy \"\(policy)\" has no version \"\(version?.description ?? "")\".",
                field: "version"
            )
        }
        return chosen
    }
}
