/// Text that is safe to stand in HTML, between tags and in quoted attributes alike.
///
/// Markup gets in only as a `StaticString`, which no data can be; everything else is escaped.
public struct HTMLText: Hashable, Sendable {
    /// The HTML.
    public private(set) var markup: String

    /// Nothing.
    public init() { markup = "" }

    /// Data, with `&`, `<`, `>`, `"` and `'` escaped.
    public init(escaping text: String) {
        markup = ""
        append(text)
    }

    /// Adds markup that is written in the source.
    public mutating func append(raw: StaticString) { markup += "\(raw)" }

    /// Adds data, escaped.
    public mutating func append(_ text: String) {
        // By scalars: a `<` with a combining mark is a character of its own, and would get through unescaped.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "'": markup += "&#39;"
            default: markup.unicodeScalars.append(scalar)
            }
        }
    }

    /// Adds what is safe already.
    public mutating func append(_ other: HTMLText) { markup += other.markup }
}
