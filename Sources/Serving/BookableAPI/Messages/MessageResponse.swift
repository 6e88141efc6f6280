import Bookings
import Notifications

/// A message as its provider and the operators see it: what became of it, not to which address.
struct MessageResponse: Encodable {
    private let message: Message

    init(_ message: Message) {
        self.message = message
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let key = message.key
        try container.encode(key.rawValue, forKey: .id)
        try container.encode(key.booking.rawValue, forKey: .booking)
        try container.encode(key.occasion.rawValue, forKey: .occasion)
        try container.encode(key.revision, forKey: .revision)
        try container.encode(key.recipient.rawValue, forKey: .recipient)
        try container.encode(key.channel.rawValue, forKey: .channel)
        try container.encode(message.status.rawValue, forKey: .status)
        try container.encode(message.reason, forKey: .reason)
        try container.encode(WireInstant(message.dueAt), forKey: .dueAt)
        try container.encode(message.sentAt.map(WireInstant.init), forKey: .sentAt)
        try container.encode(message.messageID, forKey: .messageID)
        try container.encode(message.attempts, forKey: .attempts)
        try container.encode(message.segments, forKey: .segments)
        try container.encode(message.cost?.description, forKey: .cost)
    }

    private enum CodingKeys: String, CodingKey {
        case id, occasion, revision, recipient, channel, status, reason, attempts, segments, cost
        case booking = "booking_id"
        case dueAt = "due_at"
        case sentAt = "sent_at"
        case messageID = "message_id"
    }
}

/// All messages of a booking, in the order in which they are due.
struct MessageListResponse: Encodable {
    let items: [MessageResponse]
}
