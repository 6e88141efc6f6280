import BookableAPI
import ConsoleTexts
import Localization

/// Where a provider writes an availability rule, with what a check of it found.
struct RuleEditorView {
    let practice: Practice
    let draft: RuleDraft

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.writeRule], practice: practice)
        layout.section = .hours
        let address = RulePages.address(practice)
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                if draft.isStale { html.notice(.warning, title: visit[.changedByOther]) }
                html.element("h1", text: visit[.writeRule])
                // The script of the page puts that of the next check in its place.
                html.element("div", .class("stack"), .id("checked")) { writeResult(visit, to: &$0) }
                let target = visit.link(address.appending("edit"))
                html.element("form", .id("rule"), .method("post"), .action(target)) { html in
                    html.void("input", .type("hidden"), .name("basis"), .value(draft.basis))
                    ScriptFieldView(
                        script: draft.script,
                        help: .ruleScriptHelp,
                        names: Self.names,
                        isInvalid: draft.isInvalid
                    ).write(visit, to: &html)
                    writeActions(address, visit, to: &html)
                }
            }
        }
    }

    private static let names = [
        "slot.local_start.hour", "slot.weekday", "slot.date", "slot.notice", "slot.service.name", "slot.service.price",
        "slot.bookings_that_day", "slot.since_previous", "slot.until_next", "slot.client.is_returning",
    ]

    private func writeActions(_ address: Address, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("actions")) { html in
            html.element(
                "button",
                .class(draft.isValid ? "button" : "button main"),
                .name("do"),
                .value("check"),
                text: visit[.check]
            )
            html.element(
                "button",
                .class(draft.isValid ? "button main" : "button"),
                .name("do"),
                .value("save"),
                text: visit[.putInForce]
            )
            html.element("a", .class("button"), .href(visit.link(address)), text: visit[.back])
        }
    }

    private func writeResult(_ visit: Visit, to html: inout HTMLWriter) {
        guard let screening = draft.screening else { return }
        guard draft.isValid else {
            return ScriptErrorsView(findings: screening.faults.map(\.shown), script: draft.script)
                .writeErrors(visit, to: &html)
        }
        html.element("div", .class("notice good"), .role("status")) { html in
            html.element("strong", text: visit[.ruleValid])
            let name = [screening.name, screening.description].compactMap(\.self).joined(separator: ": ")
            html.element("p", .direction("auto"), text: name)
        }
        ScriptErrorsView(findings: screening.warnings.map(\.shown), script: draft.script)
            .writeWarnings(visit, to: &html)
        html.element("section", .class("sheet"), .labelled(by: "means-title")) { html in
            html.element("div") { html in
                html.element("h2", .id("means-title"), text: visit[.ruleMeans])
                html.element("dl", .class("facts")) { writeFacts(screening, visit, to: &$0) }
            }
        }
    }

    private func writeFacts(_ screening: RuleScreening, _ visit: Visit, to html: inout HTMLWriter) {
        html.fact(visit[.ruleAllows], "\(screening.allowed) / \(screening.tried)")
        if !screening.reads.isEmpty { html.fact(visit[.ruleReads], screening.reads.joined(separator: ", ")) }
        for reason in screening.reasons {
            html.element("div") { html in
                html.element("dt", text: visit[.ruleRefusesWith])
                html.element("dd") { $0.element("bdi", text: reason) }
            }
        }
    }
}

extension RuleScreening.Finding {
    fileprivate var shown: ScriptErrorsView.Finding { ScriptErrorsView.Finding(message: message, line: line) }
}
