import Bookings

/// An address as messages know it, such as an e-mail address.
struct MessageContact: Hashable, Sendable {
    let provider: ProviderID
    let channel: Channel

    /// In the form in which equal addresses are equal text.
    let address: String

    init(provider: ProviderID, channel: Channel, address: String) {
        self.provider = provider
        self.channel = channel
        self.address = channel == .email ? address.lowercased() : address
    }
}

/// What is known of an address.
struct MessageContactState: Sendable {
    /// Whether nothing arrives there.
    var isUnusable = false

    /// Whether its owner answered that they want no messages, from anybody whom we send for.
    var hasOptedOut = false

    /// Whether its owner wants no reminders and requests for reviews of this provider.
    var hasEndedReminders = false
}
