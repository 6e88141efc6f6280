import Bookings
import Foundation
import WireFormat

/// A refund with all that is needed to prove it.
struct RefundResponse: Encodable {
    private let id: String
    private let provider: String?
    private let booking: String
    private let kind: String
    private let status: String
    private let amount: Int64
    private let entitlement: Int64
    private let currency: String
    private let reason: String
    private let policy: PolicyReference

    /// What the policy was given; of a cancellation alone.
    private let input: CancellationDocument?
    private let createdAt: WireInstant
    private let createdBy: String
    private let parts: [RefundPartResponse]

    init(_ refund: Refund, parts: [RefundPart]) throws {
        self.parts = parts.map(RefundPartResponse.init)
        kind = refund.kind.rawValue
        createdBy = refund.createdBy
        id = refund.id.rawValue
        provider = refund.id.provider?.rawValue
        booking = refund.booking.rawValue
        status = refund.status.rawValue
        amount = refund.amount
        entitlement = refund.entitlement
        currency = refund.currency
        reason = refund.reason
        policy = PolicyReference(refund.policy)
        input = try refund.input.map { try JSONDecoder().decode(CancellationDocument.self, from: Data($0.utf8)) }
        createdAt = WireInstant(refund.createdAt)
    }

    private enum CodingKeys: String, CodingKey {
        case id, kind, status, amount, entitlement, currency, reason, policy, input, parts
        case provider = "provider_id"
        case booking = "booking_id"
        case createdAt = "created_at"
        case createdBy = "created_by"
    }
}
