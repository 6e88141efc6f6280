package import CivilTime
import Money
import Policies

/// A refund as an event tells it.
package struct RefundState: Codable, Hashable, Sendable {
    package let id: RefundID
    package let kind: Refund.Kind
    package let status: Refund.Status

    /// What is to be paid, and what the client gets back in all, earlier refunds included.
    package let amount: Int64
    package let entitlement: Int64
    package let currency: String
    package let policy: String
    package let policyVersion: String
    package let createdAt: Instant

    init(_ refund: Refund) {
        id = refund.id
        kind = refund.kind
        status = refund.status
        amount = refund.amount
        entitlement = refund.entitlement
        currency = refund.currency.code
        policy = refund.policy.policy.description
        policyVersion = refund.policy.version.description
        createdAt = refund.createdAt
    }

    private enum CodingKeys: String, CodingKey {
        case id, kind, status, amount, entitlement, currency
        case policy = "policy_id"
        case policyVersion = "policy_version"
        case createdAt = "created_at"
    }
}
