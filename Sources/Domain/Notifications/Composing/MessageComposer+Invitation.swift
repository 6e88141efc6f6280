import CivilTime
import Bookings
import ICalendar
import Mail
import Texts

extension MessageComposer {
    /// The entry for the recipient's calendar that a mail brings or takes back; `nil` if it does neither.
    func invitation(
        _ message: Message,
        _ context: MessageContext,
        _ text: BookingMessage,
        to address: EmailAddress,
        at now: Instant
    ) -> Invitation? {
        let booking = context.booking
        // Whoever is the organizer is not invited.
        guard let organizer = identity.sender, address != organizer, let method = method(of: message, context) else {
            return nil
        }
        var event = OutgoingEvent(
            uid: booking.id.calendarUID,
            // Each move is told once, and nothing else changes the entry until it is taken back.
            sequence: context.moves + (method == .cancel ? 1 : 0),
            stamp: now.secondsSince1970,
            start: booking.startAt.secondsSince1970,
            end: booking.endAt.secondsSince1970,
            summary: summary(for: message.key.recipient, context)
        )
        event.status = method == .cancel ? .cancelled : .confirmed
        event.details = text.email.paragraphs.joined(separator: "\n")
        event.organizer = .init(address: organizer.text, name: context.provider.name)
        event.attendees = [.init(address: address.text, name: attendee(message.key.recipient, context))]
        let calendar = OutgoingCalendar(method: method == .cancel ? .cancel : .request, events: [event])
        return Invitation(method, calendar: String(decoding: calendar.bytes, as: UTF8.self))
    }

    private func method(of message: Message, _ context: MessageContext) -> Invitation.Method? {
        switch message.key.occasion {
        // A pending booking may be moved as well, and nobody is invited to it yet.
        case .confirmed, .moved:
            context.booking.status == .confirmed && !context.isWritten(for: message.key.recipient) ? .request : nil
        case .cancelled, .expired: context.hasInvited(message.key.recipient) ? .cancel : nil
        default: nil
        }
    }

    private func summary(for recipient: Recipient, _ context: MessageContext) -> String {
        let other = recipient == .client ? context.provider.name : context.booking.client.name
        return "\(context.booking.seats.naming(context.service.name)) – \(other)"
    }

    private func attendee(_ recipient: Recipient, _ context: MessageContext) -> String {
        recipient == .client ? context.booking.client.name : context.provider.name
    }
}
