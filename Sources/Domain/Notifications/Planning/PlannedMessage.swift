package import CivilTime

/// A message that is to be judged, and sent if it is still true, when it is due.
package struct PlannedMessage: Hashable, Sendable {
    package let occasion: Occasion
    package let recipient: Recipient
    package let channel: Channel

    package let dueAt: Instant

    package init(_ occasion: Occasion, to recipient: Recipient, by channel: Channel, dueAt: Instant) {
        self.occasion = occasion
        self.recipient = recipient
        self.channel = channel
        self.dueAt = dueAt
    }
}

/// What a change means for the messages of its booking.
package struct MessagePlan: Sendable {
    /// Of these, what has not been sent yet is no longer true.
    package var overtaken: Set<Occasion> = []
    package var messages: [PlannedMessage] = []
}
