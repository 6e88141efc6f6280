package import Policies

/// What a policy decided, as `bookable policy eval` prints it and `POST /v1/policies/evaluate` answers.
package struct RefundDecisionDocument: Codable, Sendable {
    private let amount: Int64
    private let entitlement: Int64
    private let reason: String
    private let version: String

    package init(_ decision: RefundDecision) {
        amount = decision.amount
        entitlement = decision.entitlement
        reason = decision.reason
        version = decision.version.description
    }
}
