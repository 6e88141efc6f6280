import Bookings
import CivilTime
import SQL

/// What one change of a booking means for its messages, as it is stored until they are due.
struct PlannedChange: Hashable, Sendable {
    /// The booking's revision that the change made.
    let revision: Int

    /// The payment or refund that it is about; empty if it is about the booking.
    let subject: String

    /// Of these, what earlier changes planned and nobody has been sent is no longer true.
    var overtaken: Set<Occasion> = []
    var messages: [PlannedMessage] = []
    var details = MessageDetails()

    func key(of message: PlannedMessage, about booking: BookingID) -> MessageKey {
        MessageKey(
            booking: booking,
            revision: revision,
            occasion: message.occasion,
            recipient: message.recipient,
            channel: message.channel,
            subject: subject
        )
    }
}

extension PlannedChange {
    /// Reads what ``line()`` writes; throws ``SQLError`` for anything else.
    init(line: Substring) throws {
        let parts = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 4, let revision = Int(parts[0]) else { throw Self.unreadable }
        self.revision = revision
        subject = parts[1] == Self.none ? "" : parts[1]
        overtaken = Set(
            try Self.list(parts[2]).map { name in
                guard let occasion = Occasion(rawValue: name) else { throw Self.unreadable }
                return occasion
            }
        )
        messages = try Self.list(parts[3]).map { text in
            guard let message = PlannedMessage(text) else { throw Self.unreadable }
            return message
        }
        if parts.count == 5 { details = try JSONText.decode(MessageDetails.self, from: parts[4]) }
    }

    /// One line: `2 - confirmed,moved moved.client.email@1772438400,… {"moved_from":…}`.
    ///
    /// The parts are the revision, the subject, what is overtaken, the messages, and details as JSON if there are any; a hyphen
    /// stands for an empty part. Ids and names of occasions, recipients and channels have none of these signs, and JSON has no
    /// line breaks.
    func line() throws -> String {
        // Appended to one text instead of encoded, since every booking waits for it.
        var line = "\(revision) "
        line += subject.isEmpty ? Self.none : subject
        line += " "
        line += overtaken.isEmpty ? Self.none : overtaken.map(\.rawValue).sorted().joined(separator: ",")
        line += " "
        if messages.isEmpty { line += Self.none }
        for (index, message) in messages.enumerated() {
            if index > 0 { line += "," }
            message.append(to: &line)
        }
        return details == MessageDetails() ? line : line + " " + (try JSONText.encode(details))
    }

    private static let none = "-"

    private static var unreadable: SQLError { SQLError(.wrongType, "a plan of messages cannot be read") }

    private static func list(_ part: String) -> [String] {
        part == none ? [] : part.split(separator: ",").map(String.init)
    }
}

extension PlannedMessage {
    /// Reads what ``append(to:)`` writes.
    fileprivate init?(_ text: String) {
        let parts = text.split { $0 == "." || $0 == "@" }.map(String.init)
        guard parts.count == 4, let occasion = Occasion(rawValue: parts[0]),
            let recipient = Recipient(rawValue: parts[1]), let channel = Channel(rawValue: parts[2]),
            let due = Int64(parts[3])
        else { return nil }
        self.init(occasion, to: recipient, by: channel, dueAt: Instant(due))
    }

    /// Such as `first_reminder.client.email@1772438400`.
    fileprivate func append(to line: inout String) {
        line += occasion.rawValue
        line += "."
        line += recipient.rawValue
        line += "."
        line += channel.rawValue
        line += "@"
        line += String(dueAt.secondsSince1970)
    }
}
