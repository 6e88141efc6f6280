package import Policies
import Synchronization

/// Evaluates stored policies, several at once, for those who wait for the answer.
///
/// Each evaluator has a thread and a Lua host of its own. Shares take turns (``FairQueue``), so a slow policy delays the
/// clients of its own provider. What decides about money has evaluators that nothing else uses.
package final class PolicyEvaluators: Sendable {
    private let queue: FairQueue<WorkShare>
    private let idle: Mutex<[PolicyEvaluator]>
    private let known = KnownPolicies()

    /// - Parameters:
    ///   - label: What they are used for; stands in the names of their queues.
    ///   - count: How many evaluations run at once; one share never has all of two or more.
    ///   - waitingPerShare: The most evaluations of one share that wait.
    ///   - waiting: The most that wait in all.
    package init(label: String = "policies", count: Int = 2, waitingPerShare: Int = 64, waiting: Int = 1_024) {
        queue = FairQueue(
            FairQueueLimits(
                running: count,
                runningPerShare: max(1, count - 1),
                waitingPerShare: waitingPerShare,
                waiting: waiting
            )
        )
        idle = Mutex((0..<count).map { PolicyEvaluator(label: "bookable.\(label).\($0)") })
    }

    package var load: FairQueueCount { queue.count }

    /// What the script `source` gives back for `booking`.
    ///
    /// An evaluation that the machine could not finish in time says nothing about the policy, so it is tried once more;
    /// only where that was of no use either it fails with code `.deadline`. Throws ``FairQueueError`` where too much waits.
    package func decide(
        _ booking: PolicyBooking,
        by source: PolicySource,
        for share: WorkShare
    ) async throws -> Result<RefundDecision, PolicyError> {
        try await queue.run(for: share) {
            let evaluator = take()
            defer { giveBack(evaluator) }
            let result = await evaluator.decide(booking, by: source, known)
            // The clock says that the machine was busy, never what the policy gives; all other failures are the policy's.
            guard case .failure(let error) = result, error.code == .deadline else { return result }
            return await evaluator.decide(booking, by: source, known)
        }
    }

    /// What the script `source` gives back over the notice for an example; `nil` if it does not compile.
    ///
    /// Throws ``FairQueueError`` where too much waits.
    func curve(
        of source: PolicySource,
        for example: PolicyCurve.Example,
        share: WorkShare
    ) async throws -> PolicyCurve? {
        try await queue.run(for: share) {
            let evaluator = take()
            defer { giveBack(evaluator) }
            return await evaluator.curve(of: source, for: example, known)
        }
    }

    /// The script of a version that was evaluated before.
    package func source(of version: PolicyVersion) -> PolicySource? {
        known.policy(version)?.source
    }

    private func take() -> PolicyEvaluator {
        idle.withLock { idle in
            guard let evaluator = idle.popLast() else {
                preconditionFailure("the queue let more through than there are evaluators")
            }
            return evaluator
        }
    }

    private func giveBack(_ evaluator: PolicyEvaluator) {
        idle.withLock { $0.append(evaluator) }
    }
}
