import Money
import Bookings
import CivilTime
import ConsoleTexts
import Intervals
import Localization
import Texts

/// One date as a list: who comes when, for what, and what is open besides.
struct DayView {
    let practice: Practice
    let agenda: AgendaReader.Agenda
    let date: CivilDate
    let today: CivilDate
    let now: Instant

    /// Bookings, of whatever date, that wait for an answer; shown with today.
    var requests: [AgendaEntry] = []

    func bytes(for visit: Visit) -> [UInt8] {
        let title = visit.language.date(date, .full)
        var layout = ConsoleLayout(visit: visit, title: title, practice: practice)
        layout.section = .day
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                AgendaHeadView(practice: practice, visit: visit, title: title, date: date, isWeek: false)
                    .write(to: &html)
                if date == today { writeOffline(visit, to: &html) }
                if agenda.isCut { html.notice(.warning, title: visit[.moreBookings]) }
                if !requests.isEmpty { writeRequests(visit, to: &html) }
                for day in agenda.days { write(day, visit, to: &html) }
            }
        }
    }

    /// Hidden unless the service worker answers with the kept page.
    private func writeOffline(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("notice warn"), .id("offline"), .isUnseen) { html in
            html.element("strong", text: visit[.offline])
            html.element("p", text: "\(visit[.keptAgenda]) \(clock.time(now.secondsSince1970, visit)).")
        }
    }

    private func writeRequests(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("section", .labelled(by: "requests")) { html in
            html.element("h2", .id("requests"), text: visit[BookingStanding.toApprove.title])
            html.element("ul", .class("rows agenda")) { html in
                for entry in requests { html.element("li") { write(entry, saysDate: true, visit, to: &$0) } }
            }
        }
    }

    private func write(_ day: AgendaDay, _ visit: Visit, to html: inout HTMLWriter) {
        let hours = day.openings.map { clock.range($0, visit) }.joined(separator: ", ")
        html.element("p", .class("quiet")) { html in
            html.text(day.openings.isEmpty ? visit[.closed] : "\(visit[.open]): \(hours)")
        }
        let rows = (day.entries.map(Row.entry) + day.busy.map(Row.busy)).sorted { $0.start < $1.start }
        guard !rows.isEmpty else {
            return html.element("p", .class("empty"), text: visit[.nothingBooked])
        }
        html.element("ul", .class("rows agenda")) { html in
            for row in rows {
                switch row {
                case .entry(let entry): html.element("li") { write(entry, visit, to: &$0) }
                case .busy(let span): html.element("li", .class("busy-row")) { write(span, visit, to: &$0) }
                }
            }
        }
    }

    private enum Row {
        case entry(AgendaEntry)
        case busy(Interval)

        var start: Int64 {
            switch self {
            case .entry(let entry): entry.booking.startAt.secondsSince1970
            case .busy(let span): span.start
            }
        }
    }

    private var clock: AgendaClock { AgendaClock(zone: practice.zone) }

    private func write(
        _ entry: AgendaEntry,
        saysDate: Bool = false,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        let booking = entry.booking
        let span = Interval(start: booking.startAt.secondsSince1970, end: booking.endAt.secondsSince1970)
        let date = visit.language.date(practice.zone.date(at: span.start), .weekdayMonthAndDay)
        let time = clock.range(span, visit)
        html.element("span", .class("clock"), text: saysDate ? visit.language.joining(date: date, time: time) : time)
        html.element("div", .class("row-main")) { html in
            let address = practice.address.appending("bookings").appending(booking.id.rawValue)
            html.element("a", .href(visit.link(address))) { html in
                html.element("bdi", text: booking.client.areAwaited ? visit[.nobodyYet] : booking.client.name)
            }
            html.element("span", .class("quiet")) { html in
                html.element("bdi", text: booking.seats.naming(entry.serviceName))
                for contact in [booking.client.phone, booking.client.email].compactMap(\.self) {
                    html.text(" · ")
                    html.element("bdi", text: contact)
                }
            }
        }
        let left = booking.price.minorUnits - booking.paid
        if left > 0, entry.standing != .noShow, entry.standing != .toApprove {
            html.element(
                "span",
                .class("tag"),
                text: "\(visit[.leftToPay]): \(visit.language.money(booking.amount(left)))"
            )
        }
        html.element("span", .class(entry.standing.tagStyle), text: visit[entry.standing.title])
    }

    private func write(_ span: Interval, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("span", .class("clock"), text: clock.range(span, visit))
        html.element("span", .class("row-main"), text: visit[.busy])
    }
}
