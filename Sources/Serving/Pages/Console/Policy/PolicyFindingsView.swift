import BookableAPI
import ConsoleTexts
import Localization
import Texts

/// What a script does, in words and as a curve beside those of the standard policies.
struct PolicyFindingsView {
    let findings: PolicyFindings

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("notice good"), .role("status")) { html in
            html.element("strong", text: visit[.scriptValid])
            html.element("p", .direction("auto"), text: "\(findings.name): \(findings.description)")
        }
        ScriptErrorsView(
            findings: findings.warnings.map { ScriptErrorsView.Finding(message: $0.message, line: $0.line) },
            script: ""
        ).writeWarnings(visit, to: &html)
        if !findings.sentences.isEmpty {
            html.element("section", .class("sheet"), .labelled(by: "means-title")) { html in
                html.element("div") { html in
                    html.element("h2", .id("means-title"), text: visit[.policyMeans])
                    html.element("ul", .class("plain"), .language("en"), .direction("ltr")) { html in
                        for sentence in findings.sentences { html.element("li", text: sentence) }
                    }
                }
            }
        }
        if let summary = findings.summary { writeCurves(summary, visit, to: &html) }
    }

    private func writeCurves(_ own: PolicySummary, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("p", .class("quiet"), text: "\(visit[.example]) \(visit.language.money(own.paid))")
        html.element("div", .class("columns")) { html in
            for (number, summary) in ([own] + findings.others.map(\.summary)).enumerated() {
                html.element("section", .class("sheet"), .labelled(by: "curve-\(number)")) { html in
                    html.element("div") { html in
                        html.element("h2", .id("curve-\(number)")) { $0.element("bdi", text: summary.name) }
                        if number == 0 {
                            html.element("p") { $0.element("span", .class("tag"), text: visit[.thisScript]) }
                        }
                        PolicyView(policy: summary, visit: visit).writeAmounts(to: &html)
                    }
                }
            }
        }
    }
}
