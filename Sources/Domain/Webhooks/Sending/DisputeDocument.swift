import Bookings
import CivilTime

/// The `dispute` in the `data` of an event about one.
struct DisputeDocument: Encodable {
    private let id: String
    private let status: String
    private let amount: Int64
    private let reason: String?
    private let evidenceDueAt: String?
    private let openedAt: String
    private let closedAt: String?

    init(_ dispute: DisputeState) {
        id = dispute.id
        status = dispute.status.rawValue
        amount = dispute.amount
        reason = dispute.reason
        evidenceDueAt = dispute.evidenceDueAt?.description
        openedAt = dispute.openedAt.description
        closedAt = dispute.closedAt?.description
    }

    private enum CodingKeys: String, CodingKey {
        case id, status, amount, reason
        case evidenceDueAt = "evidence_due_at"
        case openedAt = "opened_at"
        case closedAt = "closed_at"
    }
}
