import BookableAPI
import Bookings
import CivilTime
import ConsoleTexts
import Localization

/// Seven days as drawings and in words: which starts the rule offers, and why not the others.
struct RuleWeekView {
    let week: RuleWeek

    /// Starts that follow one another and of which the rule says the same.
    private struct Group {
        let first: Instant
        var last: Instant
        let verdict: Verdict
    }

    private struct Verdict: Equatable {
        let isOffered: Bool

        /// In the rule's words.
        let reason: String?

        /// Why the rule could not decide.
        let failure: String?
        let price: String?
    }

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("columns")) { html in
            for (number, day) in week.days.enumerated() {
                html.element("section", .class("sheet"), .labelled(by: "day-\(number)")) { html in
                    html.element("div") { html in
                        html.element(
                            "h3",
                            .id("day-\(number)"),
                            text: visit.language.date(day.date, .weekdayMonthAndDay)
                        )
                        write(groups(of: day, visit), step: step(of: day), visit, to: &html)
                    }
                }
            }
        }
    }

    private func write(_ groups: [Group], step: Int64, _ visit: Visit, to html: inout HTMLWriter) {
        guard !groups.isEmpty else { return html.element("p", .class("quiet"), text: visit[.noStarts]) }
        html.element("svg", .class("strip"), .viewBox("0 0 288 24"), .isHidden) { html in
            for group in groups {
                // Offered starts are drawn higher, so that colour is not all that tells them apart.
                html.element(
                    "polygon",
                    .class(group.verdict.isOffered ? "yes" : "no"),
                    .points(box(from: group.first, to: group.last, step: step, top: group.verdict.isOffered ? 2 : 14))
                ) { _ in }
            }
        }
        html.element("ul", .class("plain")) { html in
            for group in groups { html.element("li") { write(group, visit, to: &$0) } }
        }
    }

    private func write(_ group: Group, _ visit: Visit, to html: inout HTMLWriter) {
        let times = group.first == group.last ? [group.first] : [group.first, group.last]
        let text = times.map { visit.time(week.zone.reading(at: $0.secondsSince1970)) }
        html.element("bdi", text: text.joined(separator: "–"))
        html.text(": ")
        let verdict = group.verdict
        html.element(
            "span",
            .class(verdict.isOffered ? "tag good" : "tag bad"),
            text: visit[verdict.isOffered ? .startsOffered : .startsNotOffered]
        )
        for words in [verdict.price, verdict.reason].compactMap(\.self) {
            html.text(" ")
            html.element("bdi", text: words)
        }
        if let failure = verdict.failure {
            html.text(" ")
            html.element("bdi", .language("en"), .class("code"), text: failure)
        }
    }

    private func groups(of day: RuleWeek.Day, _ visit: Visit) -> [Group] {
        var groups: [Group] = []
        for (start, explanation) in day.starts {
            let verdict = Verdict(
                isOffered: explanation.isBookable,
                reason: explanation.rule?.reason,
                failure: explanation.rule?.problem,
                price: explanation.price.map { visit.language.money($0) }
            )
            if let last = groups.indices.last, groups[last].verdict == verdict {
                groups[last].last = start
            } else {
                groups.append(Group(first: start, last: start, verdict: verdict))
            }
        }
        return groups
    }

    /// Seconds from a start to the next one, a quarter of an hour if there is only one.
    private func step(of day: RuleWeek.Day) -> Int64 {
        zip(day.starts, day.starts.dropFirst()).map { $1.start - $0.start }.min() ?? 900
    }

    /// A box on the clock of the day, five minutes wide for each unit.
    private func box(from first: Instant, to last: Instant, step: Int64, top: Int64) -> String {
        let left = x(first)
        // Also where clocks are put back within it.
        let right = min(max(x(last), left) + max(step / 300, 1), 288)
        return "\(left),\(top) \(right),\(top) \(right),22 \(left),22"
    }

    private func x(_ instant: Instant) -> Int64 {
        let seconds = week.zone.wallSeconds(at: instant.secondsSince1970) % 86_400
        return (seconds + 86_400) % 86_400 / 300
    }
}
