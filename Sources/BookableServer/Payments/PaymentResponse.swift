import Bookings

/// Money for a booking, as those are told who run it or paid it.
struct PaymentResponse: Encodable {
    private let id: String
    private let booking: String
    private let amount: Int64
    private let currency: String
    private let method: String
    private let note: String?
    private let recordedAt: WireInstant
    private let recordedBy: String
    private let status: String
    private let refunded: Int64
    private let fee: Int64
    private let problem: String?
    private let paidAt: WireInstant?

    init(_ payment: Payment) {
        id = payment.id.rawValue
        booking = payment.booking.rawValue
        amount = payment.amount
        currency = payment.currency
        method = payment.method.rawValue
        note = payment.note
        recordedAt = WireInstant(payment.recordedAt)
        recordedBy = payment.recordedBy
        status = payment.status.rawValue
        refunded = payment.refunded
        fee = payment.fee
        problem = payment.problem
        paidAt = payment.paidAt.map(WireInstant.init)
    }

    private enum CodingKeys: String, CodingKey {
        case id, amount, currency, method, note, status, refunded, fee, problem
        case booking = "booking_id"
        case recordedAt = "recorded_at"
        case recordedBy = "recorded_by"
        case paidAt = "paid_at"
    }
}
