package import Policies

/// What a policy is to be asked about one cancellation.
package struct RefundQuestion: Sendable {
    package let input: PolicyBooking
    package let policy: PinnedPolicy
    let source: PolicySource
    let share: WorkShare

    /// The decision that holds whatever the policy says; `nil` where it has to be asked.
    var answeredWithoutScript: PolicyDecision? {
        do throws(PolicyError) {
            let decision = try RefundDecision(withoutScript: input, under: policy.version)
            return decision.map { PolicyDecision(input: input, policy: policy, result: .success($0)) }
        } catch {
            return PolicyDecision(input: input, policy: policy, result: .failure(error))
        }
    }

    /// Asks the policy.
    func decision(by evaluators: PolicyEvaluators) async throws -> PolicyDecision {
        if let decision = answeredWithoutScript { return decision }
        let result = try await evaluators.decide(input, by: source, for: share)
        return PolicyDecision(input: input, policy: policy, result: result)
    }

    /// Whether a decision answers it: on the same policy and the very same facts.
    func isAnswered(by decision: PolicyDecision) -> Bool {
        // As recorded, with the time of cancelling: it matches since a transaction that runs again keeps its time.
        policy == decision.policy && RefundInput(input) == RefundInput(decision.input)
    }
}

/// A transaction came to refunds that are not decided yet; ``BookingDesk/deciding(on:by:at:_:)`` decides on them and begins anew.
struct UndecidedRefund: Error {
    /// Never empty.
    let questions: [RefundQuestion]
}
