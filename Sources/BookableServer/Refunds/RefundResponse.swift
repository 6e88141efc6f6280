import Bookings
import Foundation
import WireFormat

/// A refund with all that is needed to compute it again.
struct RefundResponse: Encodable {
    private let id: String
    private let provider: String?
    private let booking: String
    private let status: String
    private let amount: Int64
    private let entitlement: Int64
    private let currency: String
    private let reason: String
    private let policy: PolicyReference

    /// What the policy was given.
    private let input: CancellationDocument
    private let createdAt: WireInstant

    init(_ refund: Refund) throws {
        id = refund.id.rawValue
        provider = refund.id.provider?.rawValue
        booking = refund.booking.rawValue
        status = refund.status.rawValue
        amount = refund.amount
        entitlement = refund.entitlement
        currency = refund.currency
        reason = refund.reason
        policy = PolicyReference(refund.policy)
        input = try JSONDecoder().decode(CancellationDocument.self, from: Data(refund.input.utf8))
        createdAt = WireInstant(refund.createdAt)
    }

    private enum CodingKeys: String, CodingKey {
        case id, status, amount, entitlement, currency, reason, policy, input
        case provider = "provider_id"
        case booking = "booking_id"
        case createdAt = "created_at"
    }
}
