/// The fields at the top of a mail or of a part of one, as they came: RFC 5322, section 2.2.
struct HeaderFields {
    private var fields: [(name: String, value: String)] = []

    /// Reads fields until the first empty line, and removes them from `lines`; a line that is not a field is skipped.
    init(takingFrom lines: inout ArraySlice<Substring>) {
        while let line = lines.popFirst(), !line.isEmpty {
            if line.first == " " || line.first == "\t" {
                // A folded line continues the field before it.
                guard let last = fields.indices.last, fields[last].value.utf8.count < Self.longestValue else {
                    continue
                }
                fields[last].value += " " + line.drop { $0 == " " || $0 == "\t" }
            } else if let colon = line.firstIndex(of: ":"), fields.count < Self.maximumCount {
                let name = line[..<colon].lowercased()
                let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
                fields.append((name, String(value)))
            }
        }
    }

    /// The value of the first field of a name, which is given in lower case.
    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The values of all fields of a name.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The media type in lower case, without its parameters; that of plain text if none is given.
    var mediaType: String {
        let type = self["content-type"]?.split(separator: ";").first.map(String.init) ?? "text/plain"
        return type.lowercased().filter { !$0.isWhitespace }
    }

    /// What separates the parts of the body, if it has several.
    var boundary: String? {
        // Only the boundary itself is looked for: other parameters may be written in any way.
        guard let type = self["content-type"], let start = type.lowercased().firstRange(of: "boundary=")?.upperBound,
            // Lower-casing can change the length of a text that is not ASCII.
            type.allSatisfy(\.isASCII)
        else { return nil }
        let offset = type.lowercased().distance(from: type.lowercased().startIndex, to: start)
        var rest = type.dropFirst(offset)
        let boundary: Substring
        if rest.first == "\"" {
            rest = rest.dropFirst()
            boundary = rest.prefix { $0 != "\"" }
        } else {
            boundary = rest.prefix { $0 != ";" && !$0.isWhitespace }
        }
        // RFC 2046 allows 70 characters.
        return (1...70).contains(boundary.utf8.count) ? String(boundary) : nil
    }

    private static let maximumCount = 200
    private static let longestValue = 4_000
}
