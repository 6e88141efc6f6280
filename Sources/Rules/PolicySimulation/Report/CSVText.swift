import Policies

/// Writes CSV after RFC 4180.
package enum CSVText {
    /// A record with its line break.
    package static func line(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\r\n"
    }

    /// A text that no spreadsheet takes for a formula and no terminal for a command.
    ///
    /// An apostrophe stands before what a spreadsheet would compute, at the beginning and behind a semicolon, which separates
    /// fields where the decimal point is a comma. Spaces and invisible characters before a sign do not hide it. Control
    /// characters and those that turn the direction of writing become escapes such as `\u001b`. A negative number such as
    /// `-24.50` stays a number, which sums need.
    package static func safe(_ text: String) -> String {
        if isPlain(text) || isNegativeNumber(text) { return text }
        var scalars: [Unicode.Scalar] = []
        var isAtStart = true
        var start = 0
        for scalar in PlainText.visible(text, keeping: []).unicodeScalars {
            if isAtStart, isSign(scalar) { scalars.insert("'", at: start) }
            scalars.append(scalar)
            isAtStart = scalar == ";" || isAtStart && isIgnored(scalar)
            if scalar == ";" { start = scalars.count }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Whether a text begins with a letter or digit and holds nothing but visible ASCII without a semicolon: most names.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return true }
        let isWord =
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
        return isWord && text.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: ";") }
    }

    /// Whether a text is a minus sign, digits, and perhaps a point with more digits: nothing that a spreadsheet could compute.
    private static func isNegativeNumber(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "-") else { return false }
        let parts = text.utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { part in
                !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
    }

    private static func quoted(_ field: String) -> String {
        let needsQuotes = field.utf8.contains {
            [Byte.comma, Byte.quote, Byte.lineFeed, Byte.carriageReturn].contains($0)
        }
        return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }

    /// Whether a formula may begin with a character: the signs, and those that Unicode folds into them.
    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@": true
        // Full width, small, superscript, subscript, the minus sign, and the plus sign of Hebrew.
        case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FE66}", "\u{FE62}", "\u{FE63}", "\u{FE6B}": true
        case "\u{207A}"..."\u{207C}", "\u{208A}"..."\u{208C}", "\u{2212}", "\u{FB29}": true
        default: false
        }
    }

    /// Whether spreadsheets may trim a character away: spaces, quotation marks, and what is not seen.
    private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\"" || scalar == "\u{3164}" || scalar == "\u{2800}" { return true }
        return scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }
}
