import Bookings
import CivilTime

/// The share of a refund that is taken from one payment.
struct RefundPartResponse: Encodable {
    private let payment: String
    private let amount: Int64
    private let method: String
    private let status: String
    private let problem: String?
    private let settledAt: WireInstant?
    private let paidOn: String?
    private let reference: String?

    init(_ part: RefundPart) {
        payment = part.payment.rawValue
        amount = part.amount
        method = part.method.rawValue
        status = part.status.rawValue
        problem = part.problem
        settledAt = part.settledAt.map(WireInstant.init)
        paidOn = part.proof.paidOn?.description
        reference = part.proof.reference
    }

    private enum CodingKeys: String, CodingKey {
        case amount, method, status, problem, reference
        case payment = "payment_id"
        case settledAt = "settled_at"
        case paidOn = "paid_on"
    }
}
