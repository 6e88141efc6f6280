import Policies
import Synchronization

/// Policies that were compiled before, by version: what a version is never changes.
final class KnownPolicies: Sendable {
    private let policies = Mutex<[PolicyVersion: CompiledPolicy]>([:])

    /// How many are kept; each takes some kilobytes.
    private static let capacity = 512

    func policy(_ version: PolicyVersion) -> CompiledPolicy? {
        policies.withLock { $0[version] }
    }

    /// Keeps a policy; where there are too many, all others are forgotten.
    func keep(_ policy: CompiledPolicy) {
        policies.withLock { policies in
            if policies.count >= Self.capacity { policies.removeAll() }
            policies[policy.version] = policy
        }
    }
}
