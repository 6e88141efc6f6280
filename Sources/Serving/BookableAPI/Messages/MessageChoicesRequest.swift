import CivilTime
import Notifications
import Policies
import WireFormat

/// The body of `PUT …/message-settings`: what is left out, or null, stays at its default.
struct MessageChoicesRequest: Decodable {
    let choices: MessageChoices

    /// Four weeks.
    private static let minutes: ClosedRange<Int64> = 0...40_320

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        var choices = MessageChoices()
        choices.firstReminderMinutes = try fields.integer("first_reminder_minutes", in: Self.minutes)
        choices.lastReminderMinutes = try fields.integer("last_reminder_minutes", in: Self.minutes)
        choices.reviewRequestMinutes = try fields.integer("review_request_minutes", in: Self.minutes)
        choices.approvalReminderMinutes = try fields.integer("approval_reminder_minutes", in: Self.minutes)
        choices.clientChannels = try fields.optional("client_channels", as: [String].self).map {
            try Self.channels($0, "client_channels", fields)
        }
        choices.providerChannels = try fields.optional("provider_channels", as: [String].self).map {
            try Self.channels($0, "provider_channels", fields)
        }
        choices.clientOccasions = try Self.occasions("client_occasions", &fields)
        choices.providerOccasions = try Self.occasions("provider_occasions", &fields)
        choices.quietHours = try fields.optional("quiet_hours", as: NightRequest.self)?.night
        choices.language = try fields.languageTag("language")
        try fields.finish()
        self.choices = choices
    }

    private static func occasions(_ key: String, _ fields: inout Fields) throws -> [Occasion: [Channel]]? {
        guard let named = try fields.optional(key, as: [String: [String]].self) else { return nil }
        var found: [Occasion: [Channel]] = [:]
        for (name, words) in named {
            guard let occasion = Occasion(rawValue: name) else {
                throw fields.refusal(key, "\(quoted(name)) is not one of the occasions of messages.")
            }
            found[occasion] = try channels(words, "\(key).\(name)", fields)
        }
        return found
    }

    private static func channels(_ words: [String], _ key: String, _ fields: Fields) throws -> [Channel] {
        try words.reduce(into: []) { channels, word in
            guard let channel = Channel(rawValue: word) else {
                let known = Channel.allCases.map(\.rawValue).joined(separator: ", ")
                throw fields.refusal(key, "\(quoted(word)) is not one of \(known).")
            }
            if !channels.contains(channel) { channels.append(channel) }
        }
    }
}

/// The hours in which nothing is sent that may wake somebody.
private struct NightRequest: Decodable {
    let night: MessageChoices.Night

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let start = try fields.time("start_time")
        let end = try fields.time("end_time")
        try fields.finish()
        night = MessageChoices.Night(
            start: try fields.require(start, "start_time"),
            end: try fields.require(end, "end_time")
        )
    }
}
