import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Texts

/// The times to which a booking can be moved, or the confirmation of the chosen one.
struct MoveBookingView {
    let practice: Practice
    let found: ConsoleBooking
    let choice: TimeChoice

    /// The time that was chosen.
    let start: Instant?
    let wasTaken: Bool

    private var address: Address { BookingPages.address(of: found.booking.id, practice) }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit.labels.chooseNewTime, practice: practice)
        layout.section = .day
        return layout.bytes { html in
            html.element("div", .class("sheet three")) { html in
                html.element("div", .class("about")) { writeAbout(visit, to: &$0) }
                MonthView(choice: choice, visit: visit).write(to: &html)
                TimesView(choice: choice, visit: visit).write(to: &html)
            }
        }
    }

    private func writeAbout(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h1", text: visit.labels.chooseNewTime)
        if wasTaken { html.notice(.warning, title: visit[.timeTaken]) }
        html.element("p", .class("name")) { $0.element("bdi", text: found.booking.client.name) }
        found.writeWhen(in: practice, visit, to: &html)
        if let start {
            html.element("form", .method("post"), .action(visit.link(address.appending("move")))) { html in
                html.void("input", .type("hidden"), .name("at"), .value(Timestamp.format(start.secondsSince1970)))
                html.void("input", .type("hidden"), .name("revision"), .value(String(found.booking.revision)))
                html.element("button", .class("button main"), text: visit.words.moveTo(brief(start, visit)))
            }
        }
        html.element("p") { html in
            html.element("a", .href(visit.link(address)), text: visit[.back])
        }
    }

    private func brief(_ start: Instant, _ visit: Visit) -> String {
        let length = found.booking.endAt - found.booking.startAt
        return SessionPeriod(
            start: start.secondsSince1970,
            end: (start + length).secondsSince1970,
            zone: practice.zone,
            hourCycle: visit.hourCycle
        ).briefText(in: visit.language)
    }
}
