import Caching
package import Policies
package import SQL
import Synchronization

/// What policies give back over the notice, drawn for those who book or have booked.
///
/// A curve costs thousands of evaluations, so it is kept; the evaluators are those of previews, which delay no decision.
package final class PolicyCurves: Sendable {
    private struct Key: Hashable {
        let version: PolicyVersion
        let example: PolicyCurve.Example
    }

    private let evaluators: PolicyEvaluators
    private let store = PolicyStore()
    private let known = Mutex(LeastRecentlyUsed<Key, PolicyCurve>(capacity: PolicyCurves.capacity))

    /// How many curves are kept.
    private static let capacity = 1_024

    package init(evaluators: PolicyEvaluators) {
        self.evaluators = evaluators
    }

    /// The curve of a version for an example, asked for by a client of `provider`; `nil` if the script fails to compile.
    ///
    /// Throws ``FairQueueError`` where too much waits.
    package func curve(
        of version: PolicyVersion,
        for example: PolicyCurve.Example,
        clientsOf provider: ProviderID,
        on database: any SQLDatabase
    ) async throws -> PolicyCurve? {
        let key = Key(version: version, example: example)
        if let curve = known.withLock({ $0.value(for: key) }) { return curve }
        let source =
            if let source = evaluators.source(of: version) {
                source
            } else {
                try await database.transaction(.read) { try await store.source(of: version, in: $0) }
            }
        // No connection is held while the script runs.
        let curve = try await evaluators.curve(of: source, for: example, share: .clients(of: provider))
        // One that was cut short is shown but not kept: if time was the reason, the next may be whole.
        if let curve, curve.isExact { known.withLock { _ = $0.insert(curve, for: key) } }
        return curve
    }
}
