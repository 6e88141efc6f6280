import CivilTime
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

    /// The channels that the client agrees to; those of the channel that is sent by, where it needs consent.
    let consents: Set<Channel>

    /// The browsers and apps that take push messages; only for messages by push.
    let receivers: [Recipient: [PushReceiver]]

    /// How often the booking was moved.
    let moves: Int

    /// Its review; only where a message tells of it.
    let review: NotifiedReview?

    /// Since when the provider's bookings are written to a calendar of theirs; `nil` if they are not.
    let writtenSince: Instant?

    /// The address that a message goes to; `nil` if the recipient has none of that kind.
    func address(of key: MessageKey) -> String? {
        switch (key.channel, key.recipient) {
        case (.email, .client): booking.client.email
        case (.email, .provider): provider.email
        case (.sms, .client): booking.client.dialableNumber
        // Whichever browsers take them; those of a booking or a provider are known together.
        case (.push, .client): receivers(of: .client).isEmpty ? nil : booking.id.rawValue
        case (.push, .provider): receivers(of: .provider).isEmpty ? nil : provider.id.rawValue
        case (.sms, .provider): nil
        }
    }

    func receivers(of recipient: Recipient) -> [PushReceiver] { receivers[recipient] ?? [] }

    func contact(of key: MessageKey) -> MessageContact? {
        address(of: key).map { MessageContact(provider: booking.provider, channel: key.channel, address: $0) }
    }

    /// Whether an invitation may lie in the recipient's mailbox.
    func hasInvited(_ recipient: Recipient) -> Bool {
        guard !isWritten(for: recipient) else { return false }
        return siblings.contains { message in
            message.key.recipient == recipient && message.key.channel == .email && message.attempts > 0
                && Occasion.invitations.contains(message.key.occasion) && message.status != .failed
                && !wasPending(at: message.key.revision)
        }
    }

    /// Whether the recipient has the booking in a calendar already, in which an invitation would be a second event.
    ///
    /// Who was invited before the calendar was linked is told of moves in the same way.
    func isWritten(for recipient: Recipient) -> Bool {
        guard recipient == .provider, let writtenSince else { return false }
        return booking.bookedAt >= writtenSince
    }

    /// Whether the booking had yet to be confirmed at a revision: what was sent then invited nobody.
    private func wasPending(at revision: Int) -> Bool {
        guard siblings.contains(where: { Occasion.requests.contains($0.key.occasion) }) else { return false }
        return !siblings.contains { $0.key.occasion == .confirmed && $0.key.revision <= revision }
    }

    /// Whether the recipient has been, or is to be, told of a later start, or is told of a review that nobody is shown any more.
    ///
    /// The change that overtook a message dropped it, unless it was being handed over just then.
    func isOvertaken(_ message: Message) -> Bool {
        let occasion = message.key.occasion
        if occasion == .reviewWritten { return review?.isHidden ?? true }
        guard
            Occasion.standings.contains(occasion) || Occasion.reminders.contains(occasion) || occasion == .reviewRequest
        else { return false }
        return siblings.contains { other in
            other.key.recipient == message.key.recipient && other.key.revision > message.key.revision
                && Occasion.invitations.contains(other.key.occasion)
        }
    }
}

extension Occasion {
    /// What brings an entry for the recipient's calendar.
    static let invitations: Set<Occasion> = [.confirmed, .moved]

    /// What is told of a booking before it stands.
    static let requests: Set<Occasion> = [.requested, .approvalRequested, .paymentDue]
}
