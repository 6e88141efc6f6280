/// The text of a migration for every engine.
///
/// - `{id}`, `{instant}`, `{bytes}`, `{date}`, `{time}` and `{boolean column}` stand for the dialect's ``DialectTypeNames``.
/// - A line `--| postgres` or `--| sqlite` begins a part for that engine alone, and `--| all` ends it.
package struct MigrationTemplate: Sendable {
    private let text: String

    /// The text is UTF-8.
    package init(_ text: [UInt8]) {
        self.text = String(decoding: text, as: UTF8.self)
    }

    /// The statements for one engine, as UTF-8.
    ///
    /// Traps on a placeholder or a part that is not in the list above.
    package func sql(for dialect: Dialect) -> [UInt8] {
        var isMeant = true
        var lines: [Substring] = []
        // Made here and not within the loop, as every use of a literal parses the expression anew.
        let beginning = #/\s*--\|\s*(.*?)\s*/#
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let part = line.wholeMatch(of: beginning) {
                precondition(["all", "postgres", "sqlite"].contains(part.1), "\(line) does not begin a part.")
                // The line itself is dropped in either case, so that the text for an engine has no trace of the others.
                isMeant = part.1 == "all" || part.1 == dialect.name
            } else if isMeant {
                lines.append(line)
            }
        }
        return Array(Self.replaceTypes(in: lines.joined(separator: "\n"), dialect.typeNames).utf8)
    }

    private static func replaceTypes(in text: String, _ types: DialectTypeNames) -> String {
        text.replacing(#/\{(\w+)(?: (\w+))?\}/#) { match in
            guard let type = types.type(named: match.1, of: match.2) else {
                preconditionFailure("\(match.0) does not stand for a type of a column.")
            }
            return type
        }
    }
}
