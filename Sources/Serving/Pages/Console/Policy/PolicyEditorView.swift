import Bookings
import ConsoleTexts
import Localization
import Policies

/// Where a provider writes a policy, with what a check of it found.
struct PolicyEditorView {
    let practice: Practice
    let draft: PolicyDraft

    private var address: Address { practice.address.appending("policy") }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.writePolicy], practice: practice)
        layout.section = .policy
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                html.element("h1", text: visit[.writePolicy])
                // The script of the page puts that of the next check in its place.
                html.element("div", .class("stack"), .id("checked")) { html in
                    writeResult(visit, to: &html)
                    if let replay = draft.replay { ReplayView(replay: replay).write(visit, to: &html) }
                }
                let target = visit.link(address.appending("edit"))
                html.element("form", .id("policy"), .method("post"), .action(target)) { writeFields(visit, to: &$0) }
            }
        }
    }

    private func writeResult(_ visit: Visit, to html: inout HTMLWriter) {
        switch draft.result {
        case .unchecked: break
        case .valid(let findings): PolicyFindingsView(findings: findings).write(visit, to: &html)
        case .invalid(let errors):
            html.element("div", .class("notice bad"), .role("alert")) { html in
                html.element("strong", text: visit[.scriptInvalid])
                html.element("ul") { html in
                    for error in errors { html.element("li") { write(error, visit, to: &$0) } }
                }
            }
        }
    }

    /// The error with its line, which leads to the script.
    private func write(_ error: PolicyError, _ visit: Visit, to html: inout HTMLWriter) {
        if let line = error.line {
            html.element("a", .href(fragment: "script"), text: "\(visit[.line]) \(line)")
            html.text(": ")
        }
        html.element("bdi", text: error.message)
        if let line = error.line, let text = self.line(line) {
            html.raw("<br>")
            html.element("bdi", .class("code"), text: text)
        }
    }

    private func line(_ number: Int) -> String? {
        let lines = draft.script.split(separator: "\n", omittingEmptySubsequences: false)
        return number >= 1 && number <= lines.count ? String(lines[number - 1].prefix(200)) : nil
    }

    private func writeFields(_ visit: Visit, to html: inout HTMLWriter) {
        if let policy = draft.policy {
            html.void("input", .type("hidden"), .name("policy"), .value(policy.rawValue))
        }
        html.element("div", .class("field")) { html in
            html.element("label", .label(for: "script"), text: visit[.script])
            html.element("p", .class("hint"), .id("script-hint"), text: visit[.scriptHelp])
            html.element(
                "textarea",
                .class("code"),
                .id("script"),
                .name("script"),
                .rows("20"),
                .direction("ltr"),
                .described(by: ["script-hint"]),
                draft.isInvalid ? .isInvalid : nil
            ) { html in
                // Browsers drop a line end right after the tag, which may have been typed.
                html.raw("\n")
                html.text(draft.script)
            }
        }
        html.element("div", .class("actions")) { html in
            let isValid = if case .valid = draft.result { true } else { false }
            html.element(
                "button",
                .class(isValid ? "button" : "button main"),
                .name("do"),
                .value("check"),
                text: visit[.check]
            )
            html.element("button", .class("button"), .name("do"), .value("replay"), text: visit[.replay])
            html.element(
                "button",
                .class(isValid ? "button main" : "button"),
                .name("do"),
                .value("save"),
                text: visit[.saveVersion]
            )
            html.element("a", .class("button"), .href(visit.link(address)), text: visit[.back])
        }
    }
}
