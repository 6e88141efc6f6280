/// Text that others wrote, made safe to show in a terminal, a log and a page that escapes markup.
package enum PlainText {
    /// One line without control or formatting characters, at most `limit` characters long.
    package static func oneLine(_ text: String, limit: Int) -> String {
        var clean = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else {
                clean.append("…")
                break
            }
            count += 1
            clean.append(isPlain(scalar) ? scalar : " ")
        }
        return String(clean)
    }

    /// The text with an escape such as `\u001b` in place of each control character, line separator and change of the
    /// direction of writing, apart from the characters to keep.
    ///
    /// Within a string of JSON the escapes mean the same text.
    package static func visible(_ text: String, keeping kept: Set<Unicode.Scalar>) -> String {
        guard text.unicodeScalars.contains(where: { isHidden($0) && !kept.contains($0) }) else { return text }
        var visible = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isHidden(scalar), !kept.contains(scalar) {
                visible.append(contentsOf: escape(scalar).unicodeScalars)
            } else {
                visible.append(scalar)
            }
        }
        return String(visible)
    }

    /// A character of the basic plane as JSON escapes it.
    static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Whether a terminal may obey a character instead of showing it; all such characters are of the basic plane.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}": true
        case "\u{061C}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": true
        default: false
        }
    }

    /// Whether a character shows as itself: no control character, line break, or change of the direction of writing.
    static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
