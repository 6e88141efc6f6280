import Policies

/// The answer of `POST /v1/policies/evaluate`, in the form of `bookable policy eval`.
struct EvaluationResponse: Codable {
    let amount: Int64
    let entitlement: Int64
    let reason: String
    let version: String

    init(_ decision: RefundDecision) {
        amount = decision.amount
        entitlement = decision.entitlement
        reason = decision.reason
        version = decision.version.description
    }
}
