import Localization
import Money
import Texts

/// What cancelling gives back: in the policy's words, as a drawing, and as a table for everybody.
struct PolicyView {
    let policy: PolicySummary
    let visit: Visit

    func write(to html: inout HTMLWriter) {
        html.element("section", .class("policy"), .labelled(by: "policy-title")) { html in
            writeWords(to: &html)
            writeAmounts(to: &html)
        }
    }

    /// The title and the policy's words.
    func writeWords(to html: inout HTMLWriter) {
        html.element("h2", .id("policy-title"), text: visit.labels.cancellationPolicy)
        html.element("p", .direction("auto"), text: policy.description)
    }

    /// The drawing and the table, if there is anything to be told apart.
    func writeAmounts(to html: inout HTMLWriter) {
        guard policy.paid.minorUnits > 0, policy.steps.count > 1 else { return }
        html.element("figure") { html in
            CurveView(policy: policy).write(to: &html)
            html.element("figcaption", .class("quiet"), text: visit.labels.curveCaption)
        }
        if !policy.rows.isEmpty { writeTable(to: &html) }
    }

    private func writeTable(to html: inout HTMLWriter) {
        html.element("table", .class("steps")) { html in
            html.element("thead") { html in
                html.element("tr") { html in
                    html.element("th", .scope("col"), text: visit.labels.curveWhen)
                    html.element("th", .scope("col"), text: visit.labels.refund)
                }
            }
            html.element("tbody") { html in
                for row in policy.rows {
                    html.element("tr") { html in
                        html.element("th", .scope("row"), text: stretch(row))
                        html.element(
                            "td",
                            text: row.amount.map { visit.language.money(MonetaryAmount($0, policy.paid.currency)) }
                                ?? "–"
                        )
                    }
                }
            }
        }
    }

    private func stretch(_ row: PolicySummary.Step) -> String {
        guard row.notice > 0 else { return visit.labels.curveAfterwards }
        return visit.words.atLeast(visit.notice(seconds: row.notice))
    }
}

extension Visit {
    /// A length of notice, in days if it is whole days or long, else in hours or minutes.
    func notice(seconds: Int64) -> String {
        let minutes = Int(clamping: (seconds + 59) / 60)
        if minutes.isMultiple(of: 1_440) { return language.duration(minutes / 1_440, .day) }
        if minutes.isMultiple(of: 60) { return language.duration(minutes / 60, .hour) }
        let (days, rest) = minutes.quotientAndRemainder(dividingBy: 1_440)
        let (hours, left) = rest.quotientAndRemainder(dividingBy: 60)
        let parts = [
            days > 0 ? language.duration(days, .day) : nil, hours > 0 ? language.duration(hours, .hour) : nil,
            left > 0 ? language.duration(left, .minute) : nil,
        ]
        return parts.compactMap(\.self).joined(separator: " ")
    }
}
