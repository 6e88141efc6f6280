import Bookings
import ConsoleTexts
import Localization

/// The hours of the week as a table.
struct StartHourTable {
    let hours: [FigureReport.Hour]

    /// What is said of an hour.
    let text: (FigureReport.Hour) -> String

    func write(labelledBy id: String, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("wide"), .isReachable) { html in
            html.element("table", .class("steps"), .labelled(by: id)) { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        html.element("th", .scope("col"), text: visit[.hour])
                        for day in HourWeek.days {
                            html.element("th", .scope("col"), text: visit.language.weekdayName(day, short: true))
                        }
                    }
                }
                html.element("tbody") { html in
                    for hour in Set(hours.map(\.hour.hour)).sorted() {
                        html.element("tr") { write(hour, to: &$0) }
                    }
                }
            }
        }
    }

    private func write(_ hour: Int, to html: inout HTMLWriter) {
        html.element("th", .scope("row"), text: String(hour))
        for day in HourWeek.days {
            let found = hours.first { $0.hour == StartHour(dayOfWeek: day, hour: hour) }
            // Nothing begins where nothing is open, which is no figure.
            html.element("td", text: found.map(text) ?? "–")
        }
    }
}
