import Money
import Bookings
import Logging
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

    /// The record of that as it is stored, if this server cannot read it.
    private let unreadableInput: String?
    private let createdAt: WireInstant
    private let createdBy: String
    private let parts: [RefundPartResponse]

    /// A refund whose recorded input cannot be read is shown without it, and logged: it must not hide others of its page.
    init(_ settlement: Settlement, logger: Logger) {
        let refund = settlement.refund
        parts = settlement.parts.map(RefundPartResponse.init)
        kind = refund.kind.rawValue
        createdBy = refund.createdBy
        id = refund.id.rawValue
        provider = refund.id.provider?.rawValue
        booking = refund.booking.rawValue
        status = refund.status.rawValue
        amount = refund.amount
        entitlement = refund.entitlement
        currency = refund.currency.code
        reason = refund.reason
        policy = PolicyReference(refund.policy)
        createdAt = WireInstant(refund.createdAt)
        do throws(BookingsError) {
            input = try refund.recordedInput.map(CancellationDocument.init)
            unreadableInput = nil
        } catch {
            logger.error(
                "The recorded input of a refund cannot be read",
                metadata: ["refund.id": "\(refund.id)", "error.message": "\(error.message)"]
            )
            input = nil
            unreadableInput = refund.input
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id, kind, status, amount, entitlement, currency, reason, policy, input, parts
        case provider = "provider_id"
        case booking = "booking_id"
        case unreadableInput = "unreadable_input"
        case createdAt = "created_at"
        case createdBy = "created_by"
    }
}
