import Bookings

/// What messages are planned from.
struct MessageCause {
    let booking: Booking
    let provider: Provider
    let service: Service
    let notified: NotifiedBooking
    private(set) var preferences: MessagePreferences
    var triggers: [MessagePlanner.Trigger] = []
    var details = MessageDetails()
    var subject = ""

    /// The channels that the client agrees to, of those that need it.
    private(set) var consents: Set<Channel> = []

    mutating func agree(to channels: Set<Channel>) {
        consents = channels
        preferences.agreedChannels = channels
    }

    /// Whether the recipient has an address of that kind.
    func reaches(_ message: PlannedMessage) -> Bool {
        switch (message.channel, message.recipient) {
        case (.email, .client): booking.client.email != nil
        // Somebody who is both is told once.
        case (.email, .provider): provider.email.map { $0.lowercased() != booking.client.email?.lowercased() } ?? false
        case (.sms, .client): consents.contains(.sms) && booking.client.dialableNumber != nil
        case (.push, .client): consents.contains(.push)
        case (.push, .provider): preferences.memberChannels.contains(.push)
        case (.sms, .provider): false
        }
    }
}
