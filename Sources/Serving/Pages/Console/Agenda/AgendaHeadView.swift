import CivilTime
import ConsoleTexts
import Localization

/// The heading of a day or a week, with the ways to others.
struct AgendaHeadView {
    let practice: Practice
    let visit: Visit
    let title: String

    /// The date that the page is about, and how many days it shows.
    let date: CivilDate
    let isWeek: Bool

    private var days: Int { isWeek ? 7 : 1 }
    private var address: Address { practice.address.appending(isWeek ? "week" : "day") }

    func write(to html: inout HTMLWriter) {
        html.element("div", .class("agenda-head")) { html in
            html.element("h1", text: title)
            html.element("div", .class("steps-row")) { html in
                writeStep(-days, isWeek ? .previousWeek : .previousDay, "M12.5 4l-6 6 6 6", to: &html)
                html.element("a", .class("button small"), .href(visit.link(address)), text: visit[.today])
                writeStep(days, isWeek ? .nextWeek : .nextDay, "M7.5 4l6 6-6 6", to: &html)
            }
            writeChooser(to: &html)
            if practice.may(.manageBookings) {
                let new = practice.address.appending("new").with("date", isWeek ? nil : date.description)
                html.element("a", .class("button main small"), .href(visit.link(new)), text: visit[.newBooking])
            }
        }
    }

    private func writeStep(_ days: Int, _ label: Phrase, _ drawing: StaticString, to html: inout HTMLWriter) {
        guard let other = date.adding(days: days) else { return }
        let target = visit.link(address.with("date", other.description))
        html.element("a", .class("step"), .href(target), .labelled(visit[label])) { html in
            html.raw("<svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"")
            html.raw(drawing)
            html.raw("\"/></svg>")
        }
    }

    private func writeChooser(to html: inout HTMLWriter) {
        html.element("form", .class("inline chooser"), .action(address)) { html in
            if let tag = visit.chosenLanguage {
                html.void("input", .type("hidden"), .name("lang"), .value(tag))
            }
            html.void(
                "input",
                .type("date"),
                .name("date"),
                .value(date.description),
                .labelled(visit[.goToDate])
            )
            html.element("button", .class("button small"), text: visit[.show])
        }
    }
}
