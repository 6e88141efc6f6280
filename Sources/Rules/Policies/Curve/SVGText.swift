/// Writes SVG.
struct SVGText {
    private(set) var text = ""

    mutating func line(_ markup: String) {
        text += markup + "\n"
    }

    mutating func element(_ name: String, _ content: String) {
        line("<\(name)>\(Self.escaped(content))</\(name)>")
    }

    mutating func text(_ content: String, x: Double, y: Double, anchor: String) {
        let place = "x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" text-anchor=\"\(anchor)\""
        line("<text \(place)>\(Self.escaped(content))</text>")
    }

    /// A number with at most one decimal.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(Double(tenths) / 10)"
    }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in PlainText.oneLine(text, limit: 400) {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
