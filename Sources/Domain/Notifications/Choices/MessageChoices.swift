package import CivilTime
import Texts

/// What a provider has chosen about messages, for all services or for one; what is `nil` stays as it is otherwise.
///
/// Also the record that is kept, in JSON.
package struct MessageChoices: Codable, Hashable, Sendable {
    /// Minutes before the start; 0 for none.
    package var firstReminderMinutes: Int64?
    package var lastReminderMinutes: Int64?

    /// Minutes after the end; 0 for none.
    package var reviewRequestMinutes: Int64?

    /// Minutes before the time to approve a booking runs out; 0 for none.
    package var approvalReminderMinutes: Int64?

    /// By what messages go out, unless an occasion says otherwise.
    package var clientChannels: [Channel]?
    package var providerChannels: [Channel]?

    /// Where one occasion goes out by other channels, or by none.
    package var clientOccasions: [Occasion: [Channel]]?
    package var providerOccasions: [Occasion: [Channel]]?

    /// Equal times for none.
    package var quietHours: Night?

    /// The BCP 47 tag of messages to the provider.
    package var language: String?

    /// What the provider adds to mails that tell clients of a session they are going to come to, by the tag of a language.
    package var clientSentences: [String: String]?

    /// How many Unicode scalars a sentence may have.
    package static let maximumSentence = BookingDetails.maximumSentence

    /// Whether a text can be a sentence of ``clientSentences``: one line that shows something.
    package static func isSentence(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return scalars.contains { !$0.properties.isWhitespace } && scalars.count <= maximumSentence
            && !scalars.contains { $0.properties.generalCategory == .control }
    }

    package init() {}

    /// From one time of day to the next other one.
    package struct Night: Codable, Hashable, Sendable {
        package var start: String
        package var end: String

        package init(start: WallTime, end: WallTime) {
            self.start = start.description
            self.end = end.description
        }
    }

    private enum CodingKeys: String, CodingKey {
        case language
        case firstReminderMinutes = "first_reminder_minutes"
        case lastReminderMinutes = "last_reminder_minutes"
        case reviewRequestMinutes = "review_request_minutes"
        case approvalReminderMinutes = "approval_reminder_minutes"
        case clientChannels = "client_channels"
        case providerChannels = "provider_channels"
        case clientOccasions = "client_occasions"
        case providerOccasions = "provider_occasions"
        case quietHours = "quiet_hours"
        case clientSentences = "client_sentences"
    }
}

extension Channel: Codable {}
extension Occasion: Codable, CodingKeyRepresentable {}

extension MessagePreferences {
    /// What holds where these were chosen, the last before the others.
    package init(_ choices: MessageChoices...) {
        self.init()
        for choice in choices { apply(choice) }
    }

    private mutating func apply(_ choice: MessageChoices) {
        if let minutes = choice.firstReminderMinutes { firstReminder = Self.seconds(minutes) }
        if let minutes = choice.lastReminderMinutes { lastReminder = Self.seconds(minutes) }
        if let minutes = choice.reviewRequestMinutes { reviewRequest = Self.seconds(minutes) }
        if let minutes = choice.approvalReminderMinutes { approvalReminder = Self.seconds(minutes) }
        if let chosen = choice.clientChannels {
            clientChannels = chosen
            choosesClientChannels = true
        }
        providerChannels = choice.providerChannels ?? providerChannels
        // Occasion by occasion: what a service chooses for one leaves the others as they are for all services.
        channels[.client, default: [:]].merge(choice.clientOccasions ?? [:]) { $1 }
        channels[.provider, default: [:]].merge(choice.providerOccasions ?? [:]) { $1 }
        language = choice.language ?? language
        clientSentences.merge(choice.clientSentences ?? [:]) { $1 }
        // Equal times make no `QuietHours`, which is how a provider chooses to have none.
        if let night = choice.quietHours, let start = WallTime(night.start), let end = WallTime(night.end) {
            quietHours = QuietHours(start: start, end: end)
        }
    }

    private static func seconds(_ minutes: Int64) -> Int64? { minutes == 0 ? nil : minutes * 60 }
}
