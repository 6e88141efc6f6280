import Bookings
import CivilTime
import Localization
import Notifications

/// What a provider chooses about messages, as the form has it.
struct MessageSettingsForm: Sendable {
    private(set) var values: [String: String]

    /// The fields that were refused.
    private(set) var refused: Set<Field> = []

    /// The languages whose sentence was refused.
    private(set) var refusedSentences: Set<Language> = []

    var isRefused: Bool { !refused.isEmpty || !refusedSentences.isEmpty }

    enum Field: String, CaseIterable, Sendable {
        case first, last, review, approval
        case nightStart = "night-start"
        case nightEnd = "night-end"
        case channels, language
    }

    subscript(field: Field) -> String { values[field.rawValue] ?? "" }

    /// The name of the field of the provider's own sentence in a language.
    static func name(_ language: Language) -> String { "sentence-\(language.tag)" }

    func sentence(_ language: Language) -> String { values[Self.name(language)] ?? "" }

    /// The name of the field that says whether a recipient is notified of an occasion.
    static func name(_ recipient: Recipient, _ occasion: Occasion) -> String {
        "\(recipient.rawValue)-\(occasion.rawValue)"
    }

    /// Whether the form says that a recipient is notified of an occasion.
    func tells(_ recipient: Recipient, _ occasion: Occasion) -> Bool {
        values[Self.name(recipient, occasion)] == "yes"
    }

    /// The occasions that can be switched off for each recipient.
    static let occasions: [Recipient: [Occasion]] = [
        .client: [
            .requested, .paymentDue, .paymentFailed, .confirmed, .declined, .moved, .cancelled, .expired, .refundPaid,
        ],
        .provider: [
            .approvalRequested, .confirmed, .moved, .cancelled, .expired, .refundFailed, .paymentDisputed,
            .disputeClosed, .reviewWritten,
        ],
    ]

    /// The choices of a provider, with the defaults where nothing was chosen.
    init(_ choices: MessageChoices) {
        let preferences = MessagePreferences(choices)
        let night = preferences.quietHours
        values = [
            "first": Self.minutes(preferences.firstReminder), "last": Self.minutes(preferences.lastReminder),
            "review": Self.minutes(preferences.reviewRequest), "approval": Self.minutes(preferences.approvalReminder),
            "night-start": Self.time(night?.start), "night-end": Self.time(night?.end),
            "channels": choices.clientChannels.map(Self.word) ?? "", "language": choices.language ?? "",
        ]
        for language in Language.allCases {
            values[Self.name(language)] = choices.clientSentences?[language.tag] ?? ""
        }
        for (recipient, occasions) in Self.occasions {
            let chosen = recipient == .client ? choices.clientOccasions : choices.providerOccasions
            for occasion in occasions where chosen?[occasion]?.isEmpty != true {
                values[Self.name(recipient, occasion)] = "yes"
            }
        }
    }

    init(_ fields: FormFields) {
        values = Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0.rawValue, fields[$0.rawValue]) })
        for language in Language.allCases {
            values[Self.name(language)] = fields[Self.name(language)]
        }
        for (recipient, occasions) in Self.occasions {
            for occasion in occasions {
                let name = Self.name(recipient, occasion)
                values[name] = fields[name]
            }
        }
    }

    /// Shows whether somebody has changed the choices meanwhile.
    var revision: String { FormRevision.make(values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }) }

    /// The choices with the values of the form if all of it is valid; otherwise ``refused`` names the invalid fields.
    ///
    /// What the form does not have, such as channels of one occasion, stays as it is.
    mutating func read(changing choices: MessageChoices) -> MessageChoices? {
        refused = []
        refusedSentences = []
        var choices = choices
        choices.firstReminderMinutes = minutes(.first)
        choices.lastReminderMinutes = minutes(.last)
        choices.reviewRequestMinutes = minutes(.review)
        choices.approvalReminderMinutes = minutes(.approval)
        let (start, end) = (WallTime(self[.nightStart]), WallTime(self[.nightEnd]))
        if start == nil { refused.insert(.nightStart) }
        if end == nil { refused.insert(.nightEnd) }
        if let start, let end { choices.quietHours = MessageChoices.Night(start: start, end: end) }
        choices.clientChannels = self[.channels].isEmpty ? nil : Self.channels(self[.channels])
        choices.language = Language(tag: self[.language])?.tag
        choices.clientOccasions = occasions(.client, choices.clientOccasions)
        choices.providerOccasions = occasions(.provider, choices.providerOccasions)
        choices.clientSentences = sentences()
        return isRefused ? nil : choices
    }

    /// The sentences that are not empty.
    private mutating func sentences() -> [String: String]? {
        var sentences: [String: String] = [:]
        for language in Language.allCases where !sentence(language).isEmpty {
            if MessageChoices.isSentence(sentence(language)) {
                sentences[language.tag] = sentence(language)
            } else {
                refusedSentences.insert(language)
            }
        }
        return sentences.isEmpty ? nil : sentences
    }

    private func occasions(_ recipient: Recipient, _ chosen: [Occasion: [Channel]]?) -> [Occasion: [Channel]]? {
        var chosen = chosen ?? [:]
        for occasion in Self.occasions[recipient] ?? [] {
            if !tells(recipient, occasion) {
                chosen[occasion] = []
            } else if chosen[occasion]?.isEmpty == true {
                chosen[occasion] = nil
            }
        }
        return chosen.isEmpty ? nil : chosen
    }

    private mutating func minutes(_ field: Field) -> Int64? {
        guard let number = Int64(self[field]), (0...Self.maximumMinutes).contains(number) else {
            refused.insert(field)
            return nil
        }
        return number
    }

    /// 31 days.
    private static let maximumMinutes: Int64 = 44_640

    private static func minutes(_ seconds: Int64?) -> String { String((seconds ?? 0) / 60) }

    private static func time(_ second: Int64?) -> String {
        let minutes = (second ?? 0) / 60
        let parts = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return parts.joined(separator: ":")
    }

    /// Channels as one word of a choice.
    static func word(_ channels: [Channel]) -> String {
        Channel.allCases.filter(channels.contains).map(\.rawValue).joined(separator: "+")
    }

    private static func channels(_ word: String) -> [Channel]? {
        let channels = word.split(separator: "+").compactMap { Channel(rawValue: String($0)) }
        return channels.isEmpty ? nil : channels
    }
}
