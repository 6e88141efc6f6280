import Bookings
import ConsoleTexts
import Localization
import Policies

/// The versions of a policy, and the lines by which two of them differ.
struct PolicyVersionsView {
    let practice: Practice
    let policy: PolicyID

    /// Newest first.
    let versions: [PolicyDetails]

    /// The numbers of the versions that are compared.
    let from: Int
    let to: Int
    let difference: LineDifference

    private var address: Address { practice.address.appending("policy").appending("versions") }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.versions], practice: practice)
        layout.section = .policy
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                html.element("h1") { html in
                    html.text("\(visit[.versions]): ")
                    html.element("bdi", text: versions.first?.name ?? "")
                }
                html.element("ul", .class("rows")) { html in
                    for version in versions { html.element("li") { write(version, visit, to: &$0) } }
                }
                if versions.count > 1 {
                    writeChooser(visit, to: &html)
                    writeDifference(visit, to: &html)
                }
                html.element("p") { html in
                    let back = visit.link(practice.address.appending("policy"))
                    html.element("a", .class("button"), .href(back), text: visit[.back])
                }
            }
        }
    }

    private func write(_ version: PolicyDetails, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { html in
            html.element("strong", text: "\(visit[.version]) \(version.number)")
            html.element("span", .class("quiet"), .direction("auto"), text: version.description)
        }
        if version.policy == practice.provider.policy {
            html.element("span", .class("tag good"), text: visit[.inForce])
        }
    }

    private func writeChooser(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .class("inline chooser"), .action(address)) { html in
            if visit.choosesLanguage {
                html.void("input", .type("hidden"), .name("lang"), .value(visit.language.tag))
            }
            html.void("input", .type("hidden"), .name("policy"), .value(policy.rawValue))
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
