import Bookings
import CivilTime

/// The `data` of an event about a refund: the refund as it was right after the change.
struct RefundDocument: Encodable {
    private let data: RefundEventData

    init(_ data: RefundEventData) {
        self.data = data
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let refund = data.refund
        try container.encode(data.bookingID.rawValue, forKey: .booking)
        try container.encode(refund.id.rawValue, forKey: .id)
        try container.encode(refund.kind.rawValue, forKey: .kind)
        try container.encode(refund.status.rawValue, forKey: .status)
        try container.encode(refund.amount, forKey: .amount)
        try container.encode(refund.entitlement, forKey: .entitlement)
        try container.encode(refund.currency, forKey: .currency)
        try container.encode(refund.createdAt.description, forKey: .createdAt)
    }

    private enum CodingKeys: String, CodingKey {
        case kind, status, amount, entitlement, currency
        case booking = "booking_id"
        case id = "refund_id"
        case createdAt = "created_at"
    }
}
