/// The reference of the API as one page, made from its description.
struct ReferenceView {
    let description: Description

    func bytes() -> [UInt8] {
        var html = HTMLWriter(capacity: 1 << 20)
        html.raw("<!DOCTYPE html>")
        html.element("html", .language("en"), .direction("ltr")) { html in
            html.element("head") { writeHead(to: &$0) }
            html.element("body", .class("reference")) { html in
                html.element("a", .class("skip"), .href(fragment: "content"), text: "Skip to content")
                html.element("main", .id("content"), .isFocusable) { writeContent(to: &$0) }
            }
        }
        html.raw("\n")
        return html.bytes
    }

    private var title: String { "\(description.document["info"]?["title"]?.string ?? "") HTTP API" }

    private func writeHead(to html: inout HTMLWriter) {
        html.raw(
            """
            <meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">\
            <meta name="color-scheme" content="light dark">
            """
        )
        html.element("title", text: title)
        html.raw(PageLayout.icon)
        html.void("link", .relation("stylesheet"), .href(PageAssets.stylesheet.address))
        html.void("link", .relation("stylesheet"), .href(PageAssets.reference.address))
    }

    private func writeContent(to html: inout HTMLWriter) {
        let info = description.document["info"]
        html.element("h1", text: title)
        html.element("p") { html in
            html.text("Release \(info?["version"]?.string ?? ""). The same for programs: ")
            html.element("a", .href(Address("openapi.json")), text: "/openapi.json")
            html.text(" (OpenAPI \(description.document["openapi"]?.string ?? "")).")
        }
        if let text = info?["description"]?.string { html.paragraphs(text) }
        writeCredentials(to: &html)
        writeOverview(to: &html)
        let schemas = SchemaView(description: description)
        for subject in description.subjects {
            html.element("section", .labelled(by: "subject-\(subject.name)")) { html in
                html.element("h2", .id("subject-\(subject.name)"), text: Self.heading(subject.name))
                for operation in subject.operations {
                    OperationView(operation: operation, schemas: schemas).write(to: &html)
                }
            }
        }
        writeSchemas(schemas, to: &html)
    }

    private func writeCredentials(to html: inout HTMLWriter) {
        html.element("h2", text: "Credentials")
        html.element("dl", .class("members")) { html in
            for (name, scheme) in description.document["components"]?["securitySchemes"]?.members ?? [] {
                html.element("dt") { html in html.element("code", text: name) }
                html.element("dd", text: scheme["description"]?.string ?? "")
            }
        }
    }

    /// A link to every operation, by subject.
    private func writeOverview(to html: inout HTMLWriter) {
        html.element("nav", .labelled("Operations")) { html in
            for subject in description.subjects {
                html.element("h2", text: Self.heading(subject.name))
                html.element("ul") { html in
                    for operation in subject.operations {
                        html.element("li") { html in
                            html.element("a", .href(fragment: OperationView.anchor(operation.id))) { html in
                                html.element("span", .class("method"), text: operation.method)
                                html.text(" \(operation.path)")
                            }
                        }
                    }
                }
            }
        }
    }

    private func writeSchemas(_ view: SchemaView, to html: inout HTMLWriter) {
        html.element("h2", .id("schemas"), text: "Schemas")
        for (name, schema) in description.schemas {
            html.element("div", .class("schema")) { html in
                html.element("h3", .id(SchemaView.anchor(name)), text: name)
                html.element("p") { html in view.writeType(of: schema, to: &html) }
                view.write(schema, to: &html)
            }
        }
    }

    private static func heading(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
}
