import Foundation

/// One operation of the reference: what it takes, what it answers, how it fails.
struct OperationView {
    let operation: Description.Operation
    let schemas: SchemaView

    private var description: Description { schemas.description }

    /// The anchor of an operation on the page.
    static func anchor(_ id: String) -> String { "operation-\(id)" }

    func write(to html: inout HTMLWriter) {
        html.element("details", .class("operation")) { html in
            html.element("summary") { html in
                html.element("span", .class("method"), text: operation.method)
                html.text(" ")
                html.element("code", text: operation.path)
                html.element("span", .class("what"), text: operation.value["summary"]?.string ?? operation.id)
            }
            // Within what is folded, so that a browser that follows a link to it unfolds it.
            html.element("h3", .id(Self.anchor(operation.id)), text: operation.id)
            if let text = operation.value["description"]?.string { html.paragraphs(text) }
            writeCredentials(to: &html)
            writeParameters(to: &html)
            writeBody(to: &html)
            writeAnswers(to: &html)
        }
    }

    private func writeCredentials(to html: inout HTMLWriter) {
        let security = operation.value["security"] ?? description.document["security"]
        let schemes = (security?.elements ?? []).map { $0.members.map(\.name).joined(separator: " and ") }
        guard !schemes.isEmpty else { return }
        let named = schemes.filter { !$0.isEmpty }.joined(separator: " or ")
        let isOptional = schemes.contains("")
        html.element("p", .class("credentials")) { html in
            html.element("strong", text: "Credential: ")
            html.text(named.isEmpty ? "none" : isOptional ? "none, or \(named)" : named)
        }
    }

    private func writeParameters(to html: inout HTMLWriter) {
        guard !operation.parameters.isEmpty else { return }
        html.element("h4", text: "Parameters")
        html.element("dl", .class("members")) { html in
            for parameter in operation.parameters {
                html.element("dt") { html in
                    html.element("code", text: parameter["name"]?.string ?? "")
                    html.text(" in \(parameter["in"]?.string ?? ""), ")
                    schemas.writeType(of: parameter["schema"] ?? .null, to: &html)
                    if parameter["required"]?.isTrue == true { html.element("em", text: "required") }
                }
                html.element("dd") { html in
                    if let text = parameter["description"]?.string { html.paragraphs(text) }
                    schemas.write(parameter["schema"] ?? .null, to: &html, describing: parameter["description"] == nil)
                    if let example = parameter["example"] {
                        html.element("p") { html in
                            html.text("For example ")
                            html.element("code", text: example.plainText)
                        }
                    }
                }
            }
        }
    }

    private func writeBody(to html: inout HTMLWriter) {
        guard let body = operation.value["requestBody"].map(description.resolve) else { return }
        html.element("h4", text: body["required"]?.isTrue == true ? "Body" : "Body (optional)")
        if let text = body["description"]?.string { html.paragraphs(text) }
        writeContent(of: body, to: &html)
    }

    private func writeAnswers(to html: inout HTMLWriter) {
        html.element("h4", text: "Answers")
        for (status, answer) in operation.value["responses"]?.members ?? [] where !Self.isFailure(status) {
            let answer = description.resolve(answer)
            html.element("h5", text: status)
            if let text = answer["description"]?.string { html.paragraphs(text) }
            writeContent(of: answer, to: &html)
            writeHeaders(of: answer, to: &html)
        }
        writeErrors(to: &html)
    }

    private func writeErrors(to html: inout HTMLWriter) {
        html.element("h4", text: "Errors")
        html.element("dl", .class("errors")) { html in
            for (status, answer) in operation.value["responses"]?.members ?? [] where Self.isFailure(status) {
                let answer = description.resolve(answer)
                html.element("dt", text: status)
                html.element("dd") { html in
                    html.text(answer["description"]?.string ?? "")
                    for (_, media) in answer["content"]?.members ?? [] {
                        html.text(" ")
                        schemas.writeType(of: media["schema"] ?? .null, to: &html)
                    }
                }
            }
        }
    }

    private func writeHeaders(of answer: DescriptionValue, to html: inout HTMLWriter) {
        let headers = answer["headers"]?.members ?? []
        guard !headers.isEmpty else { return }
        html.element("dl", .class("members")) { html in
            for (name, header) in headers {
                html.element("dt") { html in html.element("code", text: name) }
                html.element("dd", text: description.resolve(header)["description"]?.string ?? "")
            }
        }
    }

    private func writeContent(of body: DescriptionValue, to html: inout HTMLWriter) {
        for (type, media) in body["content"]?.members ?? [] {
            html.element("p") { html in
                html.element("code", text: type)
                html.text(": ")
                schemas.writeType(of: media["schema"] ?? .null, to: &html)
            }
            if let schema = media["schema"], schema.reference == nil { schemas.write(schema, to: &html) }
            let examples =
                [media["example"]].compactMap(\.self)
                + (media["examples"]?.members ?? []).compactMap { $0.value["value"] }
            for example in examples {
                let text = example.string ?? example.json()
                html.element("pre", .isReachable, .labelled("Example")) { html in
                    html.element("code", text: text)
                }
            }
        }
    }

    private static func isFailure(_ status: String) -> Bool { status.hasPrefix("4") || status.hasPrefix("5") }
}
