import Bookings

/// What a message is judged by and written from, as it is when it is due.
struct MessageContext: Sendable {
    let booking: Booking
    let provider: Provider
    let service: Service
    let notified: NotifiedBooking
    let preferences: MessagePreferences

    /// All messages of the booking.
    let siblings: [Message]

    /// How often the booking was moved.
    let moves: Int

    /// The address that a message goes to; `nil` if the recipient has none of that kind.
    func address(of key: MessageKey) -> String? {
        switch (key.channel, key.recipient) {
        case (.email, .client): booking.client.email
        case (.email, .provider): provider.email
        case (.sms, .client): booking.client.phone
        case (.sms, .provider), (.push, _): nil
        }
    }

    func contact(of key: MessageKey) -> MessageContact? {
        address(of: key).map { MessageContact(provider: booking.provider, channel: key.channel, address: $0) }
    }

    /// Whether an invitation may lie in the recipient's mailbox.
    func hasInvited(_ recipient: Recipient) -> Bool {
        siblings.contains { message in
            message.key.recipient == recipient && message.key.channel == .email && message.attempts > 0
                && Occasion.invitations.contains(message.key.occasion) && message.status != .failed
        }
    }

    /// Whether another message to the same recipient about this booking is on its way.
    func isBusy(besides message: Message, at now: Int64) -> Bool {
        siblings.contains { other in
            other.key != message.key && other.key.recipient == message.key.recipient && other.status == .attempting
                && (other.availableAt ?? 0) > now
        }
    }
}

extension Occasion {
    /// What brings an entry for the recipient's calendar.
    static let invitations: Set<Occasion> = [.confirmed, .moved]
}
