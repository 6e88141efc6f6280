import Bookings

/// A payer's objection at their bank to a payment.
struct DisputeResponse: Encodable {
    private let id: String
    private let status: String
    private let amount: Int64
    private let reason: String?
    private let evidenceDueAt: WireInstant?
    private let openedAt: WireInstant
    private let closedAt: WireInstant?

    init(_ dispute: Dispute) {
        id = dispute.id
        status = dispute.status.rawValue
        amount = dispute.amount
        reason = dispute.reason
        evidenceDueAt = dispute.evidenceDueAt.map(WireInstant.init)
        openedAt = WireInstant(dispute.openedAt)
        closedAt = dispute.closedAt.map(WireInstant.init)
    }

    private enum CodingKeys: String, CodingKey {
        case id, status, amount, reason
        case evidenceDueAt = "evidence_due_at"
        case openedAt = "opened_at"
        case closedAt = "closed_at"
    }
}
