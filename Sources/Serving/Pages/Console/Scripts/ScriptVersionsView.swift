import ConsoleTexts
import Localization

/// The versions of a script, and the lines by which two of them differ.
struct ScriptVersionsView {
    struct Version: Sendable {
        /// Counts the versions, from 1.
        let number: Int
        let description: String?
        let isInForce: Bool
    }

    let practice: Practice
    let section: ConsoleSection

    /// What the script calls itself.
    let name: String

    /// Newest first.
    let versions: [Version]

    /// The numbers of the versions that are compared.
    let from: Int
    let to: Int
    let difference: LineDifference

    /// The page itself, and the fields besides the numbers that its address has.
    let address: Address
    var fields: [(name: String, value: String)] = []

    /// Where a version is opened, by its number; `nil` if that is not offered.
    var editor: Address?
    let back: Address

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.versions], practice: practice)
        layout.section = section
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                html.element("h1") { html in
                    html.text("\(visit[.versions]): ")
                    html.element("bdi", text: name)
                }
                html.element("ul", .class("rows")) { html in
                    for version in versions { html.element("li") { write(version, visit, to: &$0) } }
                }
                if versions.count > 1 {
                    writeChooser(visit, to: &html)
                    writeDifference(visit, to: &html)
                }
                html.element("p") { html in
                    html.element("a", .class("button"), .href(visit.link(back)), text: visit[.back])
                }
            }
        }
    }

    private func write(_ version: Version, _ visit: Visit, to html: inout HTMLWriter) {
        let title = "\(visit[.version]) \(version.number)"
        html.element("div", .class("row-main")) { html in
            html.element("strong", text: title)
            if let description = version.description {
                html.element("span", .class("quiet"), .direction("auto"), text: description)
            }
        }
        if version.isInForce {
            html.element("span", .class("tag good"), text: visit[.inForce])
        } else if let editor {
            let open = visit.link(editor.with("version", String(version.number)))
            let label = "\(visit[.changePolicy]): \(title)"
            html.element("a", .class("button small"), .href(open), .labelled(label), text: visit[.changePolicy])
        }
    }

    private func writeChooser(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .class("inline chooser"), .action(address)) { html in
            if let tag = visit.chosenLanguage {
                html.void("input", .type("hidden"), .name("lang"), .value(tag))
            }
            for field in fields { html.void("input", .type("hidden"), .name(field.name), .value(field.value)) }
            writeChoice("from", visit[.from], from, to: &html)
            writeChoice("to", visit[.until], to, to: &html)
            html.element("button", .class("button small"), text: visit[.compare])
        }
    }

    private func writeChoice(_ name: String, _ label: String, _ chosen: Int, to html: inout HTMLWriter) {
        html.element("select", .name(name), .labelled(label)) { html in
            for version in versions {
                let number = String(version.number)
                html.element(
                    "option",
                    .value(number),
                    version.number == chosen ? .isSelected : nil,
                    text: number
                )
            }
        }
    }

    /// Marks lines by a sign as well as by colour.
    private func writeDifference(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: "\(visit[.version]) \(from) → \(to)")
        html.element("div", .class("sheet wide"), .isReachable, .role("region"), .labelled(visit[.compare])) { html in
            html.element("pre", .class("code"), .direction("ltr")) { html in
                for line in difference.lines {
                    switch line {
                    case .kept(let text): html.text("  \(text)\n")
                    case .removed(let text): html.element("del", text: "- \(text)\n")
                    case .added(let text): html.element("ins", text: "+ \(text)\n")
                    }
                }
            }
        }
    }
}
