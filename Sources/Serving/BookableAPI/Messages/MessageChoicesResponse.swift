import Notifications

/// What a provider has chosen about messages; null where a default holds.
struct MessageChoicesResponse: Encodable {
    private let choices: MessageChoices

    init(_ choices: MessageChoices) {
        self.choices = choices
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(choices.firstReminderMinutes, forKey: .firstReminder)
        try container.encode(choices.lastReminderMinutes, forKey: .lastReminder)
        try container.encode(choices.reviewRequestMinutes, forKey: .reviewRequest)
        try container.encode(choices.approvalReminderMinutes, forKey: .approvalReminder)
        try container.encode(choices.clientChannels?.map(\.rawValue), forKey: .clientChannels)
        try container.encode(choices.providerChannels?.map(\.rawValue), forKey: .providerChannels)
        try container.encode(Self.occasions(choices.clientOccasions), forKey: .clientOccasions)
        try container.encode(Self.occasions(choices.providerOccasions), forKey: .providerOccasions)
        try container.encode(
            choices.quietHours.map { ["start_time": $0.start, "end_time": $0.end] },
            forKey: .quietHours
        )
        try container.encode(choices.language, forKey: .language)
        try container.encode(choices.clientSentences, forKey: .clientSentences)
    }

    private static func occasions(_ chosen: [Occasion: [Channel]]?) -> [String: [String]]? {
        chosen.map { chosen in
            Dictionary(uniqueKeysWithValues: chosen.map { ($0.key.rawValue, $0.value.map(\.rawValue)) })
        }
    }

    private enum CodingKeys: String, CodingKey {
        case language
        case firstReminder = "first_reminder_minutes"
        case lastReminder = "last_reminder_minutes"
        case reviewRequest = "review_request_minutes"
        case approvalReminder = "approval_reminder_minutes"
        case clientChannels = "client_channels"
        case providerChannels = "provider_channels"
        case clientOccasions = "client_occasions"
        case providerOccasions = "provider_occasions"
        case quietHours = "quiet_hours"
        case clientSentences = "client_sentences"
    }
}
