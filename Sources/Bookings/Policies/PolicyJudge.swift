package import Policies

/// Runs policies, one at a time, and keeps those that it has compiled.
///
/// The Lua state belongs to this actor alone; an evaluation is bounded to a few milliseconds, so it may run where it stands.
package actor PolicyJudge {
    private let host = PolicyHost()
    private var compiled: [PolicyVersion: CompiledPolicy] = [:]

    package init() {}

    /// What the script `source` gives back for `booking`.
    package func decide(_ booking: PolicyBooking, by source: PolicySource) -> Result<RefundDecision, PolicyError> {
        do throws(PolicyError) {
            return .success(try host.decideRefund(for: booking, under: try policy(for: source)))
        } catch {
            return .failure(error)
        }
    }

    /// What the script says of itself; throws where it does not compile.
    package func inspect(_ source: PolicySource) throws(PolicyError) -> PolicyStore.Script {
        let policy = try policy(for: source)
        return PolicyStore.Script(source: source, name: policy.name, description: policy.description)
    }

    /// What the script of a version says of itself, where it is among those that are kept.
    package func recall(_ version: PolicyVersion) -> PolicyStore.Script? {
        compiled[version].map { .init(source: $0.source, name: $0.name, description: $0.description) }
    }

    private func policy(for source: PolicySource) throws(PolicyError) -> CompiledPolicy {
        if let policy = compiled[source.version] { return policy }
        if compiled.count >= Self.capacity { compiled.removeAll() }
        let policy = try host.compile(source: source)
        compiled[source.version] = policy
        return policy
    }

    /// How many compiled policies are kept; each takes some kilobytes.
    private static let capacity = 512
}
