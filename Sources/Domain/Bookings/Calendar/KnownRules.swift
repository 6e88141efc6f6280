import Caching
import Policies
import Synchronization

/// Availability rules that were read before: what a version is never changes.
final class KnownRules: Sendable {
    private struct Key: Hashable {
        let provider: ProviderID
        let version: PolicyVersion
    }

    private let rules = Mutex(LeastRecentlyUsed<Key, StoredRule>(capacity: KnownRules.capacity))

    /// How many are kept; each takes at most 16 KiB.
    private static let capacity = 512

    func rule(_ version: PolicyVersion, of provider: ProviderID) -> StoredRule? {
        rules.withLock { $0.value(for: Key(provider: provider, version: version)) }
    }

    /// Keeps a rule, for which the one goes that was not asked for the longest if there are too many.
    func keep(_ rule: StoredRule, of provider: ProviderID) {
        rules.withLock { _ = $0.insert(rule, for: Key(provider: provider, version: rule.version)) }
    }
}
