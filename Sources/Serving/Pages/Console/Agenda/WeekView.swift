import Bookings
import CivilTime
import ConsoleTexts
import Intervals
import Localization
import Texts

/// Seven dates side by side: a grid of quarters of an hour where there is room, else one list beneath the other.
struct WeekView {
    let practice: Practice
    let agenda: AgendaReader.Agenda
    let first: CivilDate
    let today: CivilDate

    func bytes(for visit: Visit) -> [UInt8] {
        let last = first.adding(days: 6) ?? first
        let title =
            visit.language.date(first, .monthAndDay) + " – " + visit.language.date(last, .long)
        var layout = ConsoleLayout(visit: visit, title: title, practice: practice)
        layout.section = .week
        let grid = WeekGrid(days: agenda.days, clock: AgendaClock(zone: practice.zone))
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                AgendaHeadView(practice: practice, visit: visit, title: title, date: first, isWeek: true)
                    .write(to: &html)
                if agenda.isCut { html.notice(.warning, title: visit[.moreBookings]) }
                html.element("div", .class("week")) { html in
                    writeGutter(grid, visit, to: &html)
                    for day in agenda.days { write(day, grid, visit, to: &html) }
                }
            }
        }
    }

    /// The hours beside the grid; each entry says its own time as well.
    private func writeGutter(_ grid: WeekGrid, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("gutter"), .isHidden) { html in
            for hour in grid.hours {
                let reading = WallDateTime(
                    clampingWallSeconds: Int64(first.daysSinceEpoch) * 86_400 + Int64(hour) * 3_600
                )
                html.element("span", text: visit.time(reading))
            }
        }
    }

    private func write(_ day: AgendaDay, _ grid: WeekGrid, _ visit: Visit, to html: inout HTMLWriter) {
        let name = "day-\(day.date)"
        html.element(
            "section",
            .class(day.date == today ? "day today" : "day"),
            .labelled(by: name)
        ) { html in
            html.element("h2", .id(name)) { html in
                let address = practice.address.appending("day").with("date", day.date.description)
                html.element("a", .href(visit.link(address)), day.date == today ? .current("date") : nil) { html in
                    html.text(visit.language.date(day.date, .weekdayMonthAndDay))
                }
                html.element("span", .class("unseen"), text: ", \(visit[.bookings(day.entries.count)])")
            }
            html.element("ul", grid.first(on: day.date).map { .begins(at: $0.description) }) { html in
                for span in day.openings { writeOpening(span, day, grid, visit, to: &html) }
                if day.openings.isEmpty { html.element("li", .class("shut"), text: visit[.closed]) }
                for span in day.busy { writeBusy(span, day, grid, visit, to: &html) }
                for session in AgendaSession.sessions(of: day.entries) {
                    html.element(
                        "li",
                        .place("at", grid.place(of: session.span, on: day.date))
                    ) { write(session, day, visit, to: &$0) }
                }
            }
        }
    }

    private func writeOpening(
        _ span: Interval,
        _ day: AgendaDay,
        _ grid: WeekGrid,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        html.element("li", .place("hours", grid.place(of: span, on: day.date))) { html in
            html.element("span", text: "\(visit[.open]): \(grid.clock.range(span, visit))")
        }
    }

    private func writeBusy(
        _ span: Interval,
        _ day: AgendaDay,
        _ grid: WeekGrid,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        html.element("li", .place("at", grid.place(of: span, on: day.date))) { html in
            html.element("span", .class("ev busy")) { html in
                html.element("span", .class("clock"), text: grid.clock.range(span, visit))
                html.raw(" ")
                html.element("span", text: visit[.busy])
            }
        }
    }

    private func write(_ session: AgendaSession, _ day: AgendaDay, _ visit: Visit, to html: inout HTMLWriter) {
        let clock = AgendaClock(zone: practice.zone)
        let own = address(of: session, day)
        let isMovable = session.entries.count == 1 && session.standing.isAhead && practice.may(.manageBookings)
        let moves = isMovable ? Attribute.moves(at: visit.link(own.appending("move"))) : nil
        html.element("a", .class(session.standing.style), .href(visit.link(own)), moves) { html in
            html.element("span", .class("clock"), text: clock.time(session.span.start, visit))
            html.raw(" ")
            html.element("strong") { html in
                if session.entries.count > 1 {
                    html.text(visit[.clients(session.seats)])
                } else {
                    html.element("bdi", text: session.clientName ?? visit[.nobodyYet])
                }
            }
            html.raw(" ")
            html.element("bdi", .class("what"), text: session.serviceName)
            if session.standing != .confirmed {
                html.raw(" ")
                html.element("span", .class("what"), text: visit[session.standing.title])
            }
        }
    }

    /// Where a session's one booking is, or the day on which its bookings are listed.
    private func address(of session: AgendaSession, _ day: AgendaDay) -> Address {
        if session.entries.count == 1, let entry = session.entries.first {
            return practice.address.appending("bookings").appending(entry.booking.id.rawValue)
        }
        return practice.address.appending("day").with("date", day.date.description)
    }
}
