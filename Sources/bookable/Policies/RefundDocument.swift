import Policies

/// What a policy decided, as the command prints it.
struct RefundDocument: Encodable {
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
