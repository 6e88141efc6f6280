import CalendarSync
import ConsoleTexts

/// The calendars of an account, each to be linked.
struct AccountCalendarsView {
    let practice: Practice
    let account: CalendarAccount
    let calendars: [AccountCalendar]

    /// The names of calendars of the account that are linked already.
    let linkedNames: Set<String>
    let address: Address

    /// Why they cannot be listed; `nil` if they can.
    let problem: CalendarProblem?

    /// Whether no more can be linked.
    let isFull: Bool

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.addCalendar], practice: practice)
        layout.section = .calendars
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                if isFull { html.notice(.failure, title: visit[.tooMany]) }
                html.element("h1", text: "\(visit[.addCalendar]): \(account.service.title)")
                if problem != nil {
                    html.notice(.warning, title: visit[.accountSilent])
                } else {
                    html.element("p", .class("quiet"), text: visit[.chooseCalendar])
                }
                html.element("ul", .class("rows")) { html in
                    for calendar in calendars { html.element("li") { write(calendar, visit, to: &$0) } }
                }
                html.element("p") { html in
                    let back = visit.link(CalendarPages.address(practice))
                    html.element("a", .class("button"), .href(back), text: visit[.calendars])
                }
            }
        }
    }

    private func write(_ calendar: AccountCalendar, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { html in
            html.element("strong") { $0.element("bdi", text: calendar.name) }
            if !calendar.isWritable { html.element("span", .class("quiet"), text: visit[.readOnly]) }
        }
        if linkedNames.contains(calendar.name) {
            html.element("span", .class("tag good"), text: visit[.linked])
        }
        html.button(
            visit[.link],
            calendar.name,
            to: visit.link(address),
            [("calendar", calendar.id), ("name", calendar.name), ("key", BookingSubmission.newKey())]
        )
    }
}
