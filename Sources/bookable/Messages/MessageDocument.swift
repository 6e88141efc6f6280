import Bookings
import CivilTime
import Notifications

/// A message as `messages list` prints it.
struct MessageDocument: Encodable {
    let id: String
    let occasion: String
    let revision: Int
    let recipient: String
    let channel: String
    let status: String
    let reason: String?
    let dueAt: String
    let sentAt: String?
    let messageID: String?
    let attempts: Int

    private enum CodingKeys: String, CodingKey {
        case id, occasion, revision, recipient, channel, status, reason, attempts
        case dueAt = "due_at"
        case sentAt = "sent_at"
        case messageID = "message_id"
    }

    init(_ message: Message) {
        id = message.key.rawValue
        occasion = message.key.occasion.rawValue
        revision = message.key.revision
        recipient = message.key.recipient.rawValue
        channel = message.key.channel.rawValue
        status = message.status.rawValue
        reason = message.reason
        dueAt = message.dueAt.description
        sentAt = message.sentAt.map(\.description)
        messageID = message.messageID
        attempts = message.attempts
    }

    /// For people.
    var text: String {
        let standing = sentAt.map { "\(status) at \($0)" } ?? status
        return "\(id) due \(dueAt), \(standing)\(reason.map { ": \($0)" } ?? "")"
    }
}
