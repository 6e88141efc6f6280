import Bookings
import ConsoleTexts
import Localization

/// When sessions begin, as a map of the week: the more begin in an hour of it, the darker it is.
struct StartHourChart {
    let hours: [FigureReport.Hour]

    private static let shades: [StaticString] = ["h0", "h1", "h2", "h3", "h4"]

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        guard let first = hours.map(\.hour.hour).min(), let last = hours.map(\.hour.hour).max() else { return }
        html.element("svg", .class("chart"), .viewBox("0 0 440 146"), .isHidden) { html in
            for hour in first...last {
                html.element("text", .number("x", x(hour) + 8), .number("y", 10), text: String(hour))
            }
            for (line, day) in HourWeek.days.enumerated() {
                let name = visit.language.weekdayName(day, short: true)
                html.element("text", .number("x", 22), .number("y", 26 + line * 18), text: name)
            }
            for hour in hours { write(hour, to: &html) }
        }
    }

    private func x(_ hour: Int) -> Int { 44 + hour * 16 }

    private func write(_ hour: FigureReport.Hour, to html: inout HTMLWriter) {
        let line = HourWeek.days.firstIndex(of: hour.hour.dayOfWeek) ?? 0
        html.element(
            "rect",
            .class(Self.shades[shade(hour.counts.sessions)]),
            .number("x", x(hour.hour.hour)),
            .number("y", 15 + line * 18),
            .number("width", 15),
            .number("height", 16)
        ) { _ in }
    }

    /// 0 for none, up to 4 for the hour in which most begin.
    private func shade(_ sessions: Int64) -> Int {
        let most = hours.map(\.counts.sessions).max() ?? 0
        return most == 0 ? 0 : Int((sessions * 4 + most - 1) / most)
    }
}
