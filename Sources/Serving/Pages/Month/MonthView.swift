import CivilTime
import Localization
import Texts

/// A month as a table whose free days are links.
struct MonthView {
    let choice: TimeChoice
    let visit: Visit

    func write(to html: inout HTMLWriter) {
        html.element("section", .class("month"), .id("month"), .labelled(by: "month-name")) { html in
            html.element("div", .class("month-head")) { writeHead(to: &$0) }
            html.element("table") { html in
                html.element("thead") { writeWeekdays(to: &$0) }
                html.element("tbody") { writeWeeks(to: &$0) }
            }
        }
    }

    private func writeHead(to html: inout HTMLWriter) {
        html.element("h2", .id("month-name"), text: visit.language.date(choice.month, .monthAndYear))
        writeStep(to: choice.previousMonth, visit.labels.previousMonth, "M12.5 4l-6 6 6 6", &html)
        writeStep(to: choice.nextMonth, visit.labels.nextMonth, "M7.5 4l6 6-6 6", &html)
    }

    private func writeStep(to month: CivilDate?, _ label: String, _ drawing: StaticString, _ html: inout HTMLWriter) {
        guard let month else {
            return html.element("span", .class("step off"), .isHidden) { writeArrow(drawing, &$0) }
        }
        html.element(
            "a",
            .class("step"),
            .href(visit.link(choice.address(ofMonth: month))),
            .labelled("\(label), \(visit.language.date(month, .monthAndYear))")
        ) { writeArrow(drawing, &$0) }
    }

    private func writeArrow(_ drawing: StaticString, _ html: inout HTMLWriter) {
        html.raw("<svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"")
        html.raw(drawing)
        html.raw("\"/></svg>")
    }

    private func writeWeekdays(to html: inout HTMLWriter) {
        html.element("tr") { html in
            for offset in 0..<7 {
                let day = (visit.language.firstWeekday + offset) % 7
                html.element("th", .scope("col")) { html in
                    html.element("span", .isHidden, text: visit.language.weekdayName(day, short: true))
                    html.element("span", .class("unseen"), text: visit.language.weekdayName(day))
                }
            }
        }
    }

    private func writeWeeks(to html: inout HTMLWriter) {
        let lead = (choice.month.dayOfWeek - visit.language.firstWeekday + 7) % 7
        let length = choice.counts.count
        for week in 0..<((lead + length + 6) / 7) {
            html.element("tr") { html in
                for column in 0..<7 {
                    let day = week * 7 + column - lead + 1
                    html.element("td") { html in
                        guard (1...length).contains(day), let date = choice.month.adding(days: day - 1) else { return }
                        writeDay(date, day, free: choice.counts[day - 1], &html)
                    }
                }
            }
        }
    }

    private func writeDay(_ date: CivilDate, _ day: Int, free: Int, _ html: inout HTMLWriter) {
        guard free > 0 else {
            return html.element("span", date == choice.today ? .class("today") : nil, text: String(day))
        }
        let label = "\(visit.language.date(date, .full)), \(visit.words.freeTimes(free))"
        html.element(
            "a",
            .href(visit.link(choice.address(of: date))),
            date == choice.today ? .class("today") : nil,
            .labelled(label),
            date == choice.day ? .current("date") : nil,
            text: String(day)
        )
    }
}
