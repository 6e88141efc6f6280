import Bookings

/// Money that was recorded for a booking.
struct PaymentResponse: Encodable {
    private let id: String
    private let booking: String
    private let amount: Int64
    private let currency: String
    private let method: String
    private let note: String?
    private let recordedAt: WireInstant
    private let recordedBy: String

    init(_ payment: Payment) {
        id = payment.id.rawValue
        booking = payment.booking.rawValue
        amount = payment.amount
        currency = payment.currency
        method = payment.method.rawValue
        note = payment.note
        recordedAt = WireInstant(payment.recordedAt)
        recordedBy = payment.recordedBy
    }

    private enum CodingKeys: String, CodingKey {
        case id, amount, currency, method, note
        case booking = "booking_id"
        case recordedAt = "recorded_at"
        case recordedBy = "recorded_by"
    }
}
