import Bookings
import CalendarSync
import CivilTime
import ConsoleTexts

/// The calendars of a provider, what somebody changed in them, and how more are added.
struct CalendarsView {
    let practice: Practice
    let contents: Contents

    /// The services at which accounts can be connected.
    let services: [CalendarService]

    /// Whether the server links any calendars.
    let linksCalendars: Bool
    var news: News?

    struct Contents: Sendable {
        var links: [CalendarLink] = []
        var accounts: [CalendarAccount] = []
        var drifts: [(drift: DriftDesk.Drift, booking: Booking)] = []
        var published: PublishedCalendar?
    }

    /// The outcome of the last action, to be shown.
    enum News: String {
        case saved, refreshed, removed, restored, changed
        case tooMany = "too-many"
    }

    private var address: Address { CalendarPages.address(practice) }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.calendars], practice: practice)
        layout.section = .calendars
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                writeNews(visit, to: &html)
                html.element("h1", text: visit[.calendars])
                html.element("p", .class("quiet"), text: visit[.calendarsHelp])
                if !contents.drifts.isEmpty { writeDrifts(visit, to: &html) }
                if linksCalendars {
                    writeLinks(visit, to: &html)
                    if !contents.accounts.isEmpty { writeAccounts(visit, to: &html) }
                    writeAdding(visit, to: &html)
                } else {
                    html.notice(
                        .warning,
                        title: visit[.calendarsUnavailable],
                        text: visit[.secretsKeyMissing]
                    )
                }
                PublishedCalendarView(practice: practice, calendar: contents.published).write(visit, to: &html)
            }
        }
    }

    private func writeNews(_ visit: Visit, to html: inout HTMLWriter) {
        switch news {
        case .saved: html.notice(.success, title: visit[.saved])
        case .refreshed: html.notice(.success, title: visit[.readSoon])
        case .removed: html.notice(.success, title: visit[.removed])
        case .restored: html.notice(.success, title: visit[.eventRestored])
        case .changed: html.notice(.warning, title: visit[.changedByOther])
        case .tooMany: html.notice(.failure, title: visit[.tooMany])
        case nil: break
        }
    }

    // MARK: Calendars

    private func writeLinks(_ visit: Visit, to html: inout HTMLWriter) {
        guard !contents.links.isEmpty else {
            return html.element("p", .class("empty"), text: visit[.noCalendars])
        }
        if !contents.drifts.isEmpty { html.element("h2", text: visit[.linked]) }
        html.element("ul", .class("rows")) { html in
            for link in contents.links { html.element("li") { write(link, visit, to: &$0) } }
        }
    }

    private func write(_ link: CalendarLink, _ visit: Visit, to html: inout HTMLWriter) {
        let own = address.appending(link.id.rawValue)
        html.element("div", .class("row-main")) { html in
            html.element("a", .href(visit.link(own))) { html in
                html.element("strong") { $0.element("bdi", text: link.name) }
            }
            CalendarStateView(practice: practice, link: link).write(visit, to: &html)
        }
        if !link.rules.countsAsBusy { html.element("span", .class("tag"), text: visit[.doesNotBlock]) }
        if link.receivesBookings { html.element("span", .class("tag"), text: visit[.receivesBookings]) }
        html.element("span", .class(link.state.status.tagStyle), text: visit[link.state.status.title])
        html.button(visit[.readNow], link.name, to: visit.link(own.appending("refresh")))
    }

    // MARK: Accounts

    private func writeAccounts(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.accounts])
        html.element("ul", .class("rows")) { html in
            for account in contents.accounts { html.element("li") { write(account, visit, to: &$0) } }
        }
    }

    private func write(_ account: CalendarAccount, _ visit: Visit, to html: inout HTMLWriter) {
        let own = practice.address.appending("calendar-accounts").appending(account.id.rawValue)
        let title = account.service.title
        html.element("div", .class("row-main")) { html in
            html.element("strong", text: title)
            html.element("span", .class("quiet")) { html in
                html.text("\(visit[.createdOn]) ")
                html.moment(account.createdAt, of: practice, visit)
            }
        }
        html.element("span", .class(account.status.tagStyle), text: visit[account.status.title])
        if account.status == .connected {
            html.element("a", .class("button small"), .href(visit.link(own)), text: visit[.addCalendar])
        } else {
            let again = visit[account.status == .connecting ? .connect(title) : .connectAgain]
            html.button(again, to: visit.link(own.appending("connect")))
        }
        html.element(
            "a",
            .class("button small away"),
            .href(visit.link(own.appending("disconnect"))),
            .labelled("\(visit[.disconnect]): \(title)"),
            text: visit[.disconnect]
        )
    }

    private func writeAdding(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("section", .class("sheet"), .labelled(by: "add-title")) { html in
            html.element("div") { html in
                html.element("h2", .id("add-title"), text: visit[.addCalendar])
                html.element("div", .class("actions")) { html in
                    for service in services {
                        html.button(
                            visit[.connect(service.title)],
                            style: "button",
                            to: visit.link(practice.address.appending("calendar-accounts")),
                            [("service", service.rawValue), ("key", BookingSubmission.newKey())]
                        )
                    }
                    for place in NewCalendarPlace.allCases {
                        let target = practice.address.appending("new-calendar").appending(place.rawValue)
                        html.element("a", .class("button"), .href(visit.link(target)), text: visit[place.title])
                    }
                }
            }
        }
    }

    // MARK: Drift

    private func writeDrifts(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("section", .class("stack"), .labelled(by: "drift-title")) { html in
            html.element("h2", .id("drift-title"), text: visit[.drifts])
            html.element("p", .class("quiet"), text: visit[.driftsHelp])
            html.element("ul", .class("rows")) { html in
                for (drift, booking) in contents.drifts {
                    html.element("li") { write(drift, of: booking, visit, to: &$0) }
                }
            }
        }
    }

    private func write(
        _ drift: DriftDesk.Drift,
        of booking: Booking,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        let own = BookingPages.address(of: booking.id, practice)
        html.element("div", .class("row-main")) { html in
            html.element("a", .href(visit.link(own))) { html in
                html.element("strong") { $0.element("bdi", text: booking.client.name) }
            }
            html.moment(booking.startAt, of: practice, visit)
            html.element("span", .class("quiet")) { html in
                guard let start = drift.startAt else { return html.text(visit[.eventDeleted]) }
                html.text("\(visit[.eventMovedTo]) ")
                html.moment(start, of: practice, visit)
            }
        }
        let event = practice.address.appending("calendar-events").appending(booking.id.rawValue)
        html.button(visit[.restoreEvent], booking.client.name, to: visit.link(event.appending("restore")))
        guard practice.may(.manageBookings) else { return }
        // Where only the end was moved, there is no other start to follow to.
        guard drift.startAt != booking.startAt else { return }
        let start = drift.startAt.map { $0.description }
        let move = start == nil ? own.appending("cancel") : own.appending("move").with("at", start)
        html.element(
            "a",
            .class("button small"),
            .href(visit.link(move)),
            .labelled("\(visit[start == nil ? .cancelBooking : .moveBooking]): \(booking.client.name)"),
            text: visit[start == nil ? .cancelBooking : .moveBooking]
        )
    }
}

extension CalendarAccount.Status {
    fileprivate var title: Phrase {
        switch self {
        case .connecting: .accountConnecting
        case .connected: .accountConnected
        case .disconnected: .accountDisconnected
        }
    }

    fileprivate var tagStyle: StaticString {
        switch self {
        case .connecting: "tag"
        case .connected: "tag good"
        case .disconnected: "tag bad"
        }
    }
}
