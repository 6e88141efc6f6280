/// Writes CSV after RFC 4180.
package enum CSVText {
    /// A record with its line break.
    package static func line(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\r\n"
    }

    /// A text that no spreadsheet takes for a formula.
    package static func safe(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ field: String) -> String {
        let needsQuotes = field.utf8.contains {
            [Byte.comma, Byte.quote, Byte.lineFeed, Byte.carriageReturn].contains($0)
        }
        return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }
}
