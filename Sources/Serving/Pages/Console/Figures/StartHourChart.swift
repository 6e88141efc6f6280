import Bookings
import ConsoleTexts
import Localization

/// A count of each hour of the week, as a map: the greater it is, the darker the hour.
struct StartHourChart {
    let hours: [FigureReport.Hour]

    /// Whether hours that are open have a frame, to be seen beside the others.
    var framesOpen = false

    /// What is drawn of an hour.
    let count: (FigureReport.Hour) -> Int64

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
        let isFramed = framesOpen && hour.openMinutes > 0
        if isFramed { rect("open", hour, inset: 0, to: &html) }
        rect(Self.shades[shade(count(hour))], hour, inset: isFramed ? 2 : 0, to: &html)
    }

    private func rect(_ style: StaticString, _ hour: FigureReport.Hour, inset: Int, to html: inout HTMLWriter) {
        let line = HourWeek.days.firstIndex(of: hour.hour.dayOfWeek) ?? 0
        html.element(
            "rect",
            .class(style),
            .number("x", x(hour.hour.hour) + inset),
            .number("y", 15 + line * 18 + inset),
            .number("width", 15 - 2 * inset),
            .number("height", 16 - 2 * inset)
        ) { _ in }
    }

    /// 0 for none, up to 4 for the hour with the most.
    private func shade(_ part: Int64) -> Int {
        let most = hours.map(count).max() ?? 0
        return most == 0 ? 0 : Int((part * 4 + most - 1) / most)
    }
}
