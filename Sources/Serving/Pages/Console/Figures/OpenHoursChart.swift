import Bookings
import CivilTime

/// Open and booked hours by month, the oldest on the left: a bar of what is booked before one of what is open.
///
/// It says nothing that the table beside it does not say, and is hidden from who has it read out.
struct OpenHoursChart {
    let rows: [FigureReport.Row]

    private static let height = 120
    private static let step = 26

    func write(to html: inout HTMLWriter) {
        guard rows.contains(where: { $0.openMinutes > 0 || $0.figures.bookedMinutes > 0 }) else { return }
        html.element("svg", .class("chart"), .viewBox("0 0 320 140"), .isHidden) { html in
            for (index, row) in rows.enumerated() {
                let x = 6 + index * Self.step
                bar("open", x, row.openMinutes, 20, to: &html)
                bar("booked", x + 4, row.figures.bookedMinutes, 12, to: &html)
                html.element("text", .number("x", x + 10), .number("y", 136), text: String(row.month.month))
            }
        }
    }

    private func bar(_ style: StaticString, _ x: Int, _ minutes: Int64, _ width: Int, to html: inout HTMLWriter) {
        guard minutes > 0 else { return }
        let height = max(length(minutes), 1)
        html.element(
            "rect",
            .class(style),
            .number("x", x),
            .number("y", Self.height + 4 - height),
            .number("width", width),
            .number("height", height)
        ) { _ in }
    }

    private func length(_ minutes: Int64) -> Int {
        let most = rows.map { max($0.openMinutes, $0.figures.bookedMinutes) }.max() ?? 0
        return Int(minutes * Int64(Self.height) / max(most, 1))
    }
}
