import CivilTime
import Localization
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
        choices.clientChannels = try fields.choices("client_channels")
        choices.providerChannels = try fields.choices("provider_channels")
        choices.clientOccasions = try Self.occasions("client_occasions", &fields)
        choices.providerOccasions = try Self.occasions("provider_occasions", &fields)
        choices.quietHours = try fields.optional("quiet_hours", as: NightRequest.self)?.night
        choices.language = try fields.languageTag("language")
        choices.clientSentences = try Self.sentences("client_sentences", &fields)
        try fields.finish()
        self.choices = choices
    }

    private static func occasions(_ key: String, _ fields: inout Fields) throws -> [Occasion: [Channel]]? {
        try fields.optional(key, as: OccasionChannels.self)?.channels
    }

    private static func sentences(_ key: String, _ fields: inout Fields) throws -> [String: String]? {
        guard let written = try fields.optional(key, as: [String: String].self) else { return nil }
        for (tag, sentence) in written.sorted(by: { $0.key < $1.key }) {
            guard Language.allCases.contains(where: { $0.tag == tag }) else {
                let known = Language.allCases.map(\.tag).joined(separator: ", ")
                throw fields.refusal("\(key).\(tag)", "\(quoted(tag)) is not one of \(known).")
            }
            guard MessageChoices.isSentence(sentence) else {
                throw fields.refusal(
                    "\(key).\(tag)",
                    "A sentence is one line of 1 to \(MessageChoices.maximumSentence) characters."
                )
            }
        }
        return written
    }
}

/// The channels of some occasions, by their names.
private struct OccasionChannels: Decodable {
    let channels: [Occasion: [Channel]]

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        var found: [Occasion: [Channel]] = [:]
        for occasion in Occasion.allCases where fields.contains(occasion.rawValue) {
            found[occasion] = try fields.choices(occasion.rawValue)
            // A list that is empty means no channel; null could mean that or the default.
            fields.demand(occasion.rawValue)
        }
        try fields.finish()
        channels = found
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
