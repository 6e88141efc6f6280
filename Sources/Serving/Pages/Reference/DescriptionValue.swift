/// A value of the API's description, whose members keep the order in which they are written.
indirect enum DescriptionValue {
    case null
    case boolean(Bool)

    /// As it is written.
    case number(String)
    case text(String)
    case array([DescriptionValue])
    case object([(name: String, value: DescriptionValue)])

    /// The member of an object; `nil` for anything else.
    subscript(name: String) -> DescriptionValue? {
        members.first { $0.name == name }?.value
    }

    var members: [(name: String, value: DescriptionValue)] {
        if case .object(let members) = self { members } else { [] }
    }

    var elements: [DescriptionValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    var string: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// Where a reference leads, such as `#/components/schemas/Booking`.
    var reference: String? { self["$ref"]?.string }

    var isTrue: Bool {
        if case .boolean(true) = self { true } else { false }
    }

    /// Texts and numbers without quotation marks, as they stand in a sentence.
    var plainText: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let digits): digits
        case .text(let text): text
        case .array(let elements): elements.map(\.plainText).joined(separator: ", ")
        case .object: json()
        }
    }
}

extension DescriptionValue {
    /// The value as JSON on lines of their own, two spaces deeper for each level.
    func json(indentation: String = "") -> String {
        let deeper = indentation + "  "
        switch self {
        case .null, .boolean, .number: return plainText
        case .text(let text): return Self.quoted(text)
        case .array(let elements):
            guard !elements.isEmpty else { return "[]" }
            let lines = elements.map { deeper + $0.json(indentation: deeper) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indentation)]"
        case .object(let members):
            guard !members.isEmpty else { return "{}" }
            let lines = members.map { "\(deeper)\(Self.quoted($0.name)): \($0.value.json(indentation: deeper))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indentation)}"
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
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
