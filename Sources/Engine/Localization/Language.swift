/// A language that Bookable speaks; its raw value is its BCP 47 tag.
///
/// What is written follows CLDR, from tables that `scripts/generate-cldr` writes.
public enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case german = "de"
    case french = "fr"
    case spanish = "es"
    case russian = "ru"
    case arabic = "ar"

    /// The BCP 47 tag, as `lang` attributes and `Content-Language` take it.
    public var tag: String { rawValue }

    /// Whether the language is written from right to left.
    public var isRightToLeft: Bool { facts.isRightToLeft }

    /// The day with which weeks begin: 0 = Sunday … 6 = Saturday.
    public var firstWeekday: Int { facts.firstWeekday }

    /// How hours are counted where the reader's region is not known.
    public var hourCycle: HourCycle { facts.hourCycle }

    /// The language's name for itself.
    public var ownName: String {
        switch self {
        case .english: "English"
        case .german: "Deutsch"
        case .french: "Français"
        case .spanish: "Español"
        case .russian: "Русский"
        case .arabic: "العربية"
        }
    }

    var facts: LanguageFacts {
        switch self {
        case .english: .english
        case .german: .german
        case .french: .french
        case .spanish: .spanish
        case .russian: .russian
        case .arabic: .arabic
        }
    }
}
