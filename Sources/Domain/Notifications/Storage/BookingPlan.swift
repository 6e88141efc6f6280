import Bookings
import CivilTime

/// What was planned to be sent about a booking, and has not become messages of their own yet: the changes that planned it, oldest
/// first.
struct BookingPlan: Sendable {
    let booking: BookingID
    var changes: [PlannedChange]

    /// When the next message is due; `nil` if none is left.
    var nextDue: Instant? { changes.lazy.flatMap(\.messages).map(\.dueAt).min() }

    /// All messages of the plan, also those that a later change overtook.
    var messages: [Message] {
        var copy = self
        return copy.takeDue(at: .max)
    }

    /// Takes out what is due by `now`, and what a later change overtook.
    mutating func takeDue(at now: Instant) -> [Message] {
        var taken: [Message] = []
        var known: Set<MessageKey> = []
        for (index, change) in changes.enumerated() {
            // Consents can be given again, and refunds be paid again, at one revision: what was planned first stays.
            changes[index].messages.removeAll { !known.insert(change.key(of: $0, about: booking)).inserted }
            let later = changes[(index + 1)...].reduce(into: Set()) { $0.formUnion($1.overtaken) }
            changes[index].messages.removeAll { message in
                let isOvertaken = later.contains(message.occasion)
                guard isOvertaken || message.dueAt <= now else { return false }
                taken.append(Message(message, of: change, about: booking, isOvertaken: isOvertaken))
                return true
            }
        }
        // What they overtook has just been taken.
        changes.removeAll(where: \.messages.isEmpty)
        for index in changes.indices { changes[index].overtaken = [] }
        return taken
    }
}

extension Message {
    fileprivate init(_ planned: PlannedMessage, of change: PlannedChange, about booking: BookingID, isOvertaken: Bool) {
        self.init(
            key: change.key(of: planned, about: booking),
            status: isOvertaken ? .dropped : .planned,
            reason: isOvertaken ? DropReason.overtaken.rawValue : nil,
            dueAt: planned.dueAt,
            availableAt: isOvertaken ? nil : planned.dueAt,
            details: change.details,
            attempts: 0,
            attemptedAt: nil,
            sentAt: nil,
            messageID: nil,
            segments: nil,
            cost: nil,
            content: nil,
            isRepeated: false
        )
    }
}
