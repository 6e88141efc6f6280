import Policies

/// One Lua host on a thread of its own: however long a script takes, no task waits but the one that asked.
actor PolicyEvaluator {
    private let host = PolicyHost()
    private let executor: ThreadExecutor

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(label: String) {
        executor = ThreadExecutor(label: label)
    }

    /// What a policy gives back for a booking, or why it gives nothing; compiles the source where `known` does not have it.
    func decide(
        _ booking: PolicyBooking,
        by source: PolicySource,
        _ known: KnownPolicies
    ) -> Result<RefundDecision, PolicyError> {
        // A result and not an error: a policy that fails is recorded, and does not stop the cancellation.
        do throws(PolicyError) {
            return .success(try host.decideRefund(for: booking, under: try policy(for: source, known)))
        } catch {
            return .failure(error)
        }
    }

    /// What a policy gives back over the notice; `nil` if its source does not compile.
    func curve(of source: PolicySource, for example: PolicyCurve.Example, _ known: KnownPolicies) -> PolicyCurve? {
        do throws(PolicyError) {
            return host.curve(of: try policy(for: source, known), for: example, timeLimit: Self.curveTime)
        } catch {
            return nil
        }
    }

    /// Of processor time; a standard policy takes 3 ms.
    private static let curveTime = Duration.milliseconds(40)

    private func policy(for source: PolicySource, _ known: KnownPolicies) throws(PolicyError) -> CompiledPolicy {
        if let policy = known.policy(source.version) { return policy }
        let policy = try host.compile(source: source)
        known.keep(policy)
        return policy
    }
}
