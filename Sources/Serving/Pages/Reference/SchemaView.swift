/// What a schema of the description says, as nested lists.
struct SchemaView {
    let description: Description

    /// The anchor of a named schema on the page.
    static func anchor(_ name: String) -> String { "schema-\(name)" }

    /// Writes the type with what bounds it, then its members or choices.
    func write(_ schema: DescriptionValue, to html: inout HTMLWriter, describing: Bool = true) {
        if describing, let text = schema["description"]?.string { html.paragraphs(text) }
        if let bounds = bounds(of: schema) { html.element("p", .class("bounds"), text: bounds) }
        writeMembers(of: schema, to: &html)
        for (word, label) in [("oneOf", "One of"), ("anyOf", "Any of"), ("allOf", "All of")] {
            writeChoices(schema[word]?.elements ?? [], label, to: &html)
        }
        if let items = schema["items"], items.reference == nil { write(items, to: &html) }
        if case .object? = schema["additionalProperties"], let values = schema["additionalProperties"] {
            html.element("p") { html in
                html.text("Each value: ")
                writeType(of: values, to: &html)
            }
        }
    }

    private func writeMembers(of schema: DescriptionValue, to html: inout HTMLWriter) {
        let members = schema["properties"]?.members ?? []
        guard !members.isEmpty else { return }
        let required = Set((schema["required"]?.elements ?? []).compactMap(\.string))
        html.element("dl", .class("members")) { html in
            for (name, member) in members {
                html.element("dt") { html in
                    html.element("code", text: name)
                    html.text(" ")
                    writeType(of: member, to: &html)
                    if required.contains(name) { html.element("em", text: "required") }
                }
                html.element("dd") { html in write(member, to: &html) }
            }
        }
    }

    private func writeChoices(_ choices: [DescriptionValue], _ label: String, to html: inout HTMLWriter) {
        // That the value may also be null is part of the type.
        let choices = choices.filter { $0["type"]?.string != "null" }
        guard choices.contains(where: { $0.reference == nil }) else { return }
        html.element("p", text: choices.count == 1 ? "If not null:" : "\(label):")
        html.element("ul", .class("choices")) { html in
            for choice in choices {
                html.element("li") { html in
                    writeType(of: choice, to: &html)
                    write(choice, to: &html)
                }
            }
        }
    }

    /// Writes the type as a phrase, in which named schemas are links.
    func writeType(of schema: DescriptionValue, to html: inout HTMLWriter) {
        html.element("span", .class("type")) { html in writePhrase(of: schema, to: &html) }
    }

    private func writePhrase(of schema: DescriptionValue, to html: inout HTMLWriter) {
        if let name = schema.reference?.split(separator: "/").last.map(String.init) {
            html.element("a", .href(fragment: Self.anchor(name)), text: name)
            return
        }
        let choices = ["oneOf", "anyOf", "allOf"].compactMap { schema[$0]?.elements }.first ?? []
        if !choices.isEmpty {
            for (index, choice) in choices.enumerated() {
                if index > 0 { html.text(" or ") }
                writePhrase(of: choice, to: &html)
            }
        } else if let items = schema["items"] {
            html.text("list of ")
            writePhrase(of: items, to: &html)
            if types(of: schema).contains("null") { html.text(" or null") }
        } else {
            let format = schema["format"]?.string.map { " (\($0))" } ?? ""
            html.text(types(of: schema).joined(separator: " or ") + format)
        }
    }

    private func types(of schema: DescriptionValue) -> [String] {
        let named = schema["type"]?.string.map { [$0] } ?? schema["type"]?.elements.compactMap(\.string) ?? []
        if !named.isEmpty { return named }
        return [schema["properties"] != nil ? "object" : "any value"]
    }

    private func bounds(of schema: DescriptionValue) -> String? {
        var bounds: [String] = []
        if let choices = schema["enum"]?.elements { bounds.append("One of: \(Self.list(choices)).") }
        if let constant = schema["const"] { bounds.append("Always \(constant.plainText).") }
        if let range = Self.range(schema, "minimum", "maximum") { bounds.append("\(range).") }
        if let range = Self.range(schema, "minLength", "maxLength") { bounds.append("\(range) characters.") }
        if let range = Self.range(schema, "minItems", "maxItems") { bounds.append("\(range) elements.") }
        if let pattern = schema["pattern"]?.string { bounds.append("Matches \(pattern).") }
        if let value = schema["default"] { bounds.append("Default: \(value.plainText).") }
        return bounds.isEmpty ? nil : bounds.joined(separator: " ")
    }

    private static func range(_ schema: DescriptionValue, _ least: String, _ most: String) -> String? {
        switch (schema[least]?.plainText, schema[most]?.plainText) {
        case (let least?, let most?): least == most ? "Exactly \(least)" : "\(least) to \(most)"
        case (let least?, nil): "At least \(least)"
        case (nil, let most?): "At most \(most)"
        case (nil, nil): nil
        }
    }

    private static func list(_ values: [DescriptionValue]) -> String {
        values.map(\.plainText).joined(separator: ", ")
    }
}
