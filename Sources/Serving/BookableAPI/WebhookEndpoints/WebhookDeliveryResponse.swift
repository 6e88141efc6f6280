import Bookings
import Webhooks

/// What became of telling an endpoint of an event.
struct WebhookDeliveryResponse: Encodable {
    private let delivery: WebhookDelivery

    init(_ delivery: WebhookDelivery) {
        self.delivery = delivery
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(delivery.event.rawValue, forKey: .event)
        try container.encode(delivery.kind.rawValue, forKey: .type)
        try container.encode(delivery.booking?.rawValue, forKey: .booking)
        try container.encode(delivery.status.rawValue, forKey: .status)
        try container.encode(delivery.attempts, forKey: .attempts)
        try container.encode(delivery.dueAt.map(WireInstant.init), forKey: .dueAt)
        try container.encode(delivery.attemptedAt.map(WireInstant.init), forKey: .attemptedAt)
        try container.encode(delivery.deliveredAt.map(WireInstant.init), forKey: .deliveredAt)
        try container.encode(delivery.answer, forKey: .answer)
        try container.encode(delivery.problem, forKey: .problem)
        try container.encode(WireInstant(delivery.createdAt), forKey: .createdAt)
    }

    private enum CodingKeys: String, CodingKey {
        case type, status, attempts, problem
        case event = "event_id"
        case booking = "booking_id"
        case dueAt = "due_at"
        case attemptedAt = "attempted_at"
        case deliveredAt = "delivered_at"
        case answer = "http_status"
        case createdAt = "created_at"
    }
}
