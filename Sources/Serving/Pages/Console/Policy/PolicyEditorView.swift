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
            ScriptErrorsView(
                findings: errors.map { ScriptErrorsView.Finding(message: $0.message, line: $0.line) },
                script: draft.script
            ).writeErrors(visit, to: &html)
        }
    }

    private static let names = [
        "booking.paid", "booking.notice", "booking.days_before", "booking.cancelled_by", "booking.local_start.weekday",
        "booking.service.name", "hours(24)", "days(5)", "weeks(2)", "percent(booking.paid, 50)", "tiers {…}",
    ]

    private func writeFields(_ visit: Visit, to html: inout HTMLWriter) {
        if let policy = draft.policy {
            html.void("input", .type("hidden"), .name("policy"), .value(policy.rawValue))
        }
        ScriptFieldView(script: draft.script, help: .scriptHelp, names: Self.names, isInvalid: draft.isInvalid)
            .write(visit, to: &html)
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
