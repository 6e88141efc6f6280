import Bookings
import CivilTime

/// The `data` of an event about a payment: the payment as it was right after the change.
struct PaymentDocument: Encodable {
    private let data: PaymentEventData

    init(_ data: PaymentEventData) {
        self.data = data
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let payment = data.payment
        try container.encode(data.bookingID.rawValue, forKey: .booking)
        try container.encode(payment.id.rawValue, forKey: .id)
        try container.encode(payment.amount, forKey: .amount)
        try container.encode(payment.currency, forKey: .currency)
        try container.encode(payment.method.rawValue, forKey: .method)
        try container.encode(payment.status.rawValue, forKey: .status)
        try container.encode(payment.recordedAt.description, forKey: .recordedAt)
        try container.encode(payment.paidAt.map(\.description), forKey: .paidAt)
        try container.encodeIfPresent(data.dispute.map(DisputeDocument.init), forKey: .dispute)
    }

    private enum CodingKeys: String, CodingKey {
        case amount, currency, method, status, dispute
        case booking = "booking_id"
        case id = "payment_id"
        case recordedAt = "recorded_at"
        case paidAt = "paid_at"
    }
}
