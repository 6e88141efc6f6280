import Caching
import Policies
package import SQL
import Synchronization

/// What policies say of themselves.
///
/// No script of a stranger runs for that: what it says of itself is kept since its upload.
package final class PolicyDescriptions: Sendable {
    private let store = PolicyStore()

    /// What a version says never changes.
    private let known = Mutex(LeastRecentlyUsed<PolicyVersion, DescribedPolicy>(capacity: PolicyDescriptions.capacity))

    /// How many versions are kept.
    private static let capacity = 4_096

    package init() {}

    /// The policy with the name and description that its script gives itself.
    package func described(_ policy: PinnedPolicy, in connection: any SQLConnection) async throws -> DescribedPolicy {
        if let known = known.withLock({ $0.value(for: policy.version) }) {
            // The same script may have been uploaded as several policies.
            return DescribedPolicy(policy: policy, name: known.name, description: known.description)
        }
        // Outside of the lock: two requests may read the same version at once, and both find the same.
        let described = try await read(policy, in: connection)
        known.withLock { _ = $0.insert(described, for: policy.version) }
        return described
    }

    private func read(_ policy: PinnedPolicy, in connection: any SQLConnection) async throws -> DescribedPolicy {
        if let uploaded = try await store.version(policy, in: connection) {
            return DescribedPolicy(policy: policy, name: uploaded.name, description: uploaded.description)
        }
        // A standard policy, of this release or an earlier one: our own script.
        let source = try await store.source(of: policy.version, in: connection)
        // Compiling runs the chunk, which for a script of ours is safe in this process.
        let compiled = try PolicyHost().compile(source: source)
        return DescribedPolicy(policy: policy, name: compiled.name, description: compiled.description)
    }
}
