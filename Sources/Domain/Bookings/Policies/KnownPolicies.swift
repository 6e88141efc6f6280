import Caching
import Policies
import Synchronization

/// Policies that were compiled before, by version: what a version is never changes.
final class KnownPolicies: Sendable {
    private let policies = Mutex(LeastRecentlyUsed<PolicyVersion, CompiledPolicy>(capacity: KnownPolicies.capacity))

    /// How many are kept; each takes some kilobytes.
    private static let capacity = 512

    func policy(_ version: PolicyVersion) -> CompiledPolicy? {
        policies.withLock { $0.value(for: version) }
    }

    /// Keeps a policy, for which the one goes that was not asked for the longest if there are too many.
    func keep(_ policy: CompiledPolicy) {
        policies.withLock { _ = $0.insert(policy, for: policy.version) }
    }
}
