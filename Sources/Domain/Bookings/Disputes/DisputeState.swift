package import CivilTime

/// A dispute as an event tells it.
package struct DisputeState: Codable, Hashable, Sendable {
    /// Stripe's id.
    package let id: String
    package let status: Dispute.Status

    /// Minor units of the payment's currency.
    package let amount: Int64

    /// In the words of the card networks, such as `fraudulent`.
    package let reason: String?

    /// Until when Stripe takes evidence.
    package let evidenceDueAt: Instant?
    package let openedAt: Instant
    package let closedAt: Instant?

    init(_ dispute: Dispute) {
        id = dispute.id
        status = dispute.status
        amount = dispute.amount
        reason = dispute.reason
        evidenceDueAt = dispute.evidenceDueAt
        openedAt = dispute.openedAt
        closedAt = dispute.closedAt
    }

    private enum CodingKeys: String, CodingKey {
        case id, status, amount, reason
        case evidenceDueAt = "evidence_due_at"
        case openedAt = "opened_at"
        case closedAt = "closed_at"
    }
}

extension Dispute.Status: Codable {}
