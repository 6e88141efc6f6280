package import Localization

/// A phrase of the console in all languages: one that lacks a language does not compile.
package struct Phrase: Sendable {
    private let english, german, french, spanish, russian, arabic: String

    init(_ english: String, _ german: String, _ french: String, _ spanish: String, _ russian: String, _ arabic: String)
    {
        self.english = english
        self.german = german
        self.french = french
        self.spanish = spanish
        self.russian = russian
        self.arabic = arabic
    }

    /// The phrase in one language.
    package subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .german: german
        case .french: french
        case .spanish: spanish
        case .russian: russian
        case .arabic: arabic
        }
    }
}
