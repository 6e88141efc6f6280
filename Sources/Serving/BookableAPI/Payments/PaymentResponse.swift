import Money
import Bookings
import CivilTime

/// Money for a booking, as those are told who run it or paid it.
struct PaymentResponse: Encodable {
    private let id: String
    private let booking: String
    private let amount: Int64
    private let tip: Int64
    private let currency: String
    private let method: String
    private let note: String?
    private let recordedAt: WireInstant
    private let recordedBy: String
    private let status: String
    private let refunded: Int64
    private let fee: Int64
    private let problem: String?
    private let mismatch: String?
    private let received: Int64?
    private let receivedCurrency: String?
    private let paidAt: WireInstant?
    private let paidOn: String?
    private let reference: String?
    private let disputed: Int64?
    private let disputeStatus: String?
    private let disputes: [DisputeResponse]?

    /// What Stripe said is told to those who run bookings; a client is told that there is something amiss.
    init(_ payment: Payment, disputes: [Dispute] = [], for requester: Requester) {
        id = payment.id.rawValue
        booking = payment.booking.rawValue
        amount = payment.amount
        tip = payment.tip
        currency = payment.currency.code
        method = payment.method.rawValue
        note = payment.note
        recordedAt = WireInstant(payment.recordedAt)
        recordedBy = payment.recordedBy
        status = payment.status.rawValue
        refunded = payment.refunded
        fee = payment.fee
        problem = payment.problem.map { requester.party == .client ? "A person has to look at this payment." : $0 }
        mismatch = payment.mismatch?.rawValue
        received = requester.party == .client ? nil : payment.received
        receivedCurrency = requester.party == .client ? nil : payment.receivedCurrency
        paidAt = payment.paidAt.map(WireInstant.init)
        paidOn = payment.proof.paidOn?.description
        reference = payment.proof.reference
        disputed = payment.disputeStatus == nil ? nil : payment.disputed
        disputeStatus = payment.disputeStatus?.rawValue
        self.disputes = disputes.isEmpty ? nil : disputes.map(DisputeResponse.init)
    }

    private enum CodingKeys: String, CodingKey {
        case id, amount, tip, currency, method, note, status, refunded, fee, problem, mismatch, received, reference
        case disputed, disputes
        case disputeStatus = "dispute_status"
        case booking = "booking_id"
        case recordedAt = "recorded_at"
        case recordedBy = "recorded_by"
        case receivedCurrency = "received_currency"
        case paidAt = "paid_at"
        case paidOn = "paid_on"
    }
}
