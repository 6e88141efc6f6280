import Foundation

/// Text as search sees it: words without case, accents and other marks.
///
/// Both databases give the same answers because neither takes part: what is folded here is compared as bytes.
package enum SearchWords {
    /// The words of a text in their order, each folded and at most ``maximumScalars`` long.
    ///
    /// A word is a run of letters and digits. `Café-Bar` is `cafe` and `bar`, `Straße` is `strasse`, `Ёлка` is `елка`.
    package static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
            switch kind(of: scalar) {
            case .mark: continue
            case .letter:
                // Beyond the bound the rest of a word is dropped, so that no text can make one that is expensive to compare.
                if word.count < maximumScalars { append(scalar, to: &word) }
            case .gap:
                if !word.isEmpty { words.append(String(word)) }
                word.removeAll()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    /// The longest word that is told apart from others, in Unicode scalars.
    static let maximumScalars = 40

    private enum Kind {
        case letter, mark, gap
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        // The tatweel only stretches Arabic words.
        if scalar.value == 0x640 { return .mark }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return .letter
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: return .mark
        default: return .gap
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to word: inout String.UnicodeScalarView) {
        if let replacement = replacements[scalar] {
            word.append(contentsOf: replacement.unicodeScalars)
            return
        }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            if let replacement = replacements[lower] {
                word.append(contentsOf: replacement.unicodeScalars)
            } else if kind(of: lower) == .letter {
                word.append(lower)
            }
        }
    }

    /// Letters that no decomposition takes apart, and that people type in more than one way.
    private static let replacements: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th",
        // What a capital sigma is at the end of a word.
        "ς": "σ",
        // Final and initial forms of Arabic that are written for each other.
        "ى": "ي", "ة": "ه",
    ]
}
