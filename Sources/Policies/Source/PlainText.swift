/// Text that a script wrote, made safe to show in a terminal, a log and a page that escapes markup.
enum PlainText {
    /// One line without control or formatting characters, at most `limit` characters long.
    static func oneLine(_ text: String, limit: Int) -> String {
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

    /// Whether a character shows as itself: no control character, line break, or change of the direction of writing.
    static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
