import ConsoleTexts
import Localization

/// The fields of weekly hours, from the first day of the week on.
struct HoursFieldsView {
    let hours: HoursForm

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        for offset in 0..<7 {
            let day = (visit.language.firstWeekday + offset) % 7
            html.element("fieldset") { html in
                html.element("legend", text: visit.language.weekdayName(day))
                for (number, row) in hours.rows[day].enumerated() {
                    write(row, number, day, visit, to: &html)
                }
            }
        }
    }

    private func write(_ row: HoursForm.Row, _ number: Int, _ day: Int, _ visit: Visit, to html: inout HTMLWriter) {
        let isWrong = !row.isEmpty && row.times == nil
        html.element("div", .class(isWrong ? "span-row wrong" : "span-row")) { html in
            for isEnd in [false, true] {
                if isEnd { html.element("span", .isHidden, text: "–") }
                let label = visit[isEnd ? .until : .from]
                html.void(
                    "input",
                    .type("time"),
                    .name(HoursForm.name(day, number, isEnd: isEnd)),
                    .value(isEnd ? row.end : row.start),
                    .labelled("\(visit.language.weekdayName(day)), \(label) (\(number + 1))"),
                    isWrong ? .isInvalid : nil
                )
            }
        }
    }
}
