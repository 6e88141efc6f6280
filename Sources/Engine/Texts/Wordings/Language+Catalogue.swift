import Localization

extension Language {
    var catalogue: any MessageCatalogue {
        switch self {
        case .english: EnglishMessages()
        case .german: GermanMessages()
        case .french: FrenchMessages()
        case .spanish: SpanishMessages()
        case .russian: RussianMessages()
        case .arabic: ArabicMessages()
        }
    }
}
