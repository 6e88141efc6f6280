package import CivilTime
import Bookings
import SQL

/// A message that is to be sent, or what became of it.
package struct Message: Sendable {
    package let key: MessageKey
    package let status: MessageStatus

    /// Why it was not sent, or what was answered; a word or a sentence.
    package let reason: String?

    package let dueAt: Instant

    /// When it is looked at next: when it is due, later where it waits, or when the attempt under way is given up.
    package let availableAt: Instant?
    package let details: MessageDetails

    /// How often it was handed over, or was about to be, apart from times at which the channel did not work.
    package let attempts: Int

    /// When the last attempt began.
    package let attemptedAt: Instant?
    package let sentAt: Instant?

    /// What names it at the mail server or the gateway.
    package let messageID: String?

    /// How many segments it took, for short messages.
    package let segments: Int?
    package let cost: MessageCost?

    /// The bytes of an attempt of which nobody knows whether it arrived, so that a second one sends the same.
    package let content: [UInt8]?

    /// Whether the attempt under way is that second one.
    package let isRepeated: Bool

    /// The place in a list of a booking's messages.
    var order: (Instant, Int, String, String, String, String) {
        (
            dueAt, key.revision, key.occasion.rawValue, key.subject, key.recipient.rawValue, key.channel.rawValue
        )
    }

    /// What the judge looks at.
    package var planned: PlannedMessage {
        PlannedMessage(key.occasion, to: key.recipient, by: key.channel, dueAt: dueAt)
    }
}

extension Message {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        booking_id, revision, occasion, subject, recipient, channel, status, reason, due_at, available_at, details, attempts,
        attempted_at, sent_at, message_id, content, is_repeated, segments, cost_millionths, cost_currency
        """

    init(row: SQLRow) throws {
        key = MessageKey(
            booking: try row.decode("booking_id"),
            revision: try row.decode("revision"),
            occasion: try row.decode("occasion"),
            recipient: try row.decode("recipient"),
            channel: try row.decode("channel"),
            subject: try row.decode("subject")
        )
        status = try row.decode("status")
        reason = try row.decode("reason")
        dueAt = try row.decode("due_at")
        availableAt = try row.decode("available_at")
        details =
            try row.decode("details", as: String?.self).map { try JSONText.decode(MessageDetails.self, from: $0) }
            ?? MessageDetails()
        attempts = try row.decode("attempts")
        attemptedAt = try row.decode("attempted_at")
        sentAt = try row.decode("sent_at")
        messageID = try row.decode("message_id")
        segments = try row.decode("segments")
        cost = try MessageCost(row: row)
        content = try row.decode("content")
        isRepeated = try row.decode("is_repeated")
    }
}

extension MessageCost {
    fileprivate init?(row: SQLRow) throws {
        guard let currency = try row.decode("cost_currency", as: String?.self) else { return nil }
        self.init(millionths: try row.decode("cost_millionths"), currency: currency)
    }
}

extension Occasion: SQLConvertible {}
extension Recipient: SQLConvertible {}
extension Channel: SQLConvertible {}
extension MessageStatus: SQLConvertible {}
