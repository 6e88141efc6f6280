import Bookings

/// What messages are planned from.
struct MessageCause {
    let booking: Booking
    let provider: Provider
    let service: Service
    let notified: NotifiedBooking
    let preferences: MessagePreferences
    var triggers: [MessagePlanner.Trigger] = []
    var details = MessageDetails()
    var subject = ""

    /// Whether the recipient has an address of that kind.
    func reaches(_ message: PlannedMessage) -> Bool {
        switch (message.channel, message.recipient) {
        case (.email, .client): booking.client.email != nil
        // Somebody who is both is told once.
        case (.email, .provider): provider.email.map { $0.lowercased() != booking.client.email?.lowercased() } ?? false
        case (.sms, .client): booking.client.phone != nil
        case (.sms, .provider), (.push, _): false
        }
    }
}
