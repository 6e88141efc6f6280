import Logging

/// One JSON object on one line, written member by member.
struct LogLine {
    private var members = ""

    var text: String { "{\(members)}" }

    mutating func add(_ key: String, _ value: Logger.Metadata.Value) {
        if !members.isEmpty { members += "," }
        members += "\(Self.quoted(key)):\(Self.json(value))"
    }

    private static func json(_ value: Logger.Metadata.Value) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .stringConvertible(let value): number(value) ?? quoted(value.description)
        case .array(let values): "[\(values.map(json).joined(separator: ","))]"
        case .dictionary(let values):
            "{\(values.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(json($0.value))" }.joined(separator: ","))}"
        }
    }

    /// The JSON of a number or a Boolean; `nil` for anything else, and for what JSON has no number for.
    private static func number(_ value: any CustomStringConvertible) -> String? {
        switch value {
        case let value as any BinaryInteger: value.description
        case let value as Double: value.isFinite ? value.description : nil
        case let value as Bool: value.description
        default: nil
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\0"..<" ", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
