public import Localization

/// Data as it stands within a sentence: one line, bounded, and unable to turn the text around it.
public struct InsertedText: Hashable, Sendable, CustomStringConvertible {
    /// How many characters are kept; what is longer ends in an ellipsis.
    public static let maximumLength = 120

    /// What is written, with its isolates.
    public let description: String

    /// Data for a sentence of a language.
    ///
    /// Controls, line ends and marks of direction are dropped. Where data and sentence may run in different directions,
    /// U+2068 and U+2069 isolate the data: always in Arabic, elsewhere only around letters that run from right to left,
    /// since the isolates would make a short message twice as expensive.
    ///
    /// What is longer than `length` characters is cut.
    public init(_ data: String, in language: Language, upTo length: Int = maximumLength) {
        var clean = ""
        for scalar in data.unicodeScalars {
            if scalar.properties.isWhitespace {
                if clean.last != " ", !clean.isEmpty { clean += " " }
            } else if !Self.isInvisible(scalar) {
                clean.unicodeScalars.append(scalar)
            }
            // A single character can have any number of marks, and a text any length: neither is read to its end.
            if clean.utf8.count > 8 * length { break }
        }
        if clean.last == " " { clean.removeLast() }
        if clean.count > length { clean = clean.prefix(length - 1) + "…" }
        self.init(
            clean,
            isolated: language.isRightToLeft || clean.unicodeScalars.contains(where: Self.runsFromRightToLeft)
        )
    }

    /// What `Language` wrote, a date or an amount, whose spaces and marks stay.
    public init(formatted text: String, in language: Language) {
        self.init(text, isolated: language.isRightToLeft)
    }

    private init(_ text: String, isolated: Bool) {
        description = isolated ? "\u{2068}\(text)\u{2069}" : text
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator: true
        // Joiners shape Arabic and Persian words, and emoji; all other format characters only hide or turn.
        case .format: scalar.value != 0x200C && scalar.value != 0x200D
        default: false
        }
    }

    private static func runsFromRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}
