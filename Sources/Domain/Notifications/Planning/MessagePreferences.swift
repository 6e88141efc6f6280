/// What a provider wants to be sent, and when; for all services or for one.
package struct MessagePreferences: Sendable {
    /// Seconds before the start; `nil` for none.
    package var firstReminder: Int64? = 24 * 3_600
    package var lastReminder: Int64? = 3_600

    /// Seconds after the end; `nil` for none.
    package var reviewRequest: Int64? = 2 * 3_600

    /// Seconds before the time to approve a booking runs out; `nil` for none.
    package var approvalReminder: Int64? = 4 * 3_600

    /// The channels besides those below.
    package var clientChannels: [Channel] = [.email]
    package var providerChannels: [Channel] = [.email]

    /// The channels that the client of a booking has agreed to, by which what matters at once goes out as well.
    package var agreedChannels: Set<Channel> = []

    /// The channels by which members of the provider asked to be told, in addition to ``providerChannels``.
    package var memberChannels: Set<Channel> = []

    /// Whether the provider chose ``clientChannels``, and nothing is added to them.
    package var choosesClientChannels = false

    /// Where other channels are wanted for one occasion; none at all if it is empty.
    package var channels: [Recipient: [Occasion: [Channel]]] = [:]

    /// The BCP 47 tag of messages to the provider; English if it is not set.
    package var language: String?

    /// What the provider adds for clients, by the tag of a language.
    package var clientSentences: [String: String] = [:]

    /// `nil` for none.
    package var quietHours: QuietHours? = .standard

    package init() {}

    package func channels(for occasion: Occasion, to recipient: Recipient) -> [Channel] {
        if let channels = channels[recipient]?[occasion] { return channels }
        switch recipient {
        case .client:
            guard !choosesClientChannels, Occasion.urgent.contains(occasion) else { return clientChannels }
            return clientChannels
                + Channel.allCases.filter { agreedChannels.contains($0) && !clientChannels.contains($0) }
        // Providers are reminded only if they chose that for the occasion, which is looked at above.
        case .provider:
            guard !Occasion.reminders.contains(occasion) else { return [] }
            return providerChannels
                + Channel.allCases.filter { memberChannels.contains($0) && !providerChannels.contains($0) }
        }
    }

    /// Seconds before the start.
    package func offset(of reminder: Occasion) -> Int64? {
        switch reminder {
        case .firstReminder: firstReminder
        case .lastReminder: lastReminder
        default: nil
        }
    }
}
