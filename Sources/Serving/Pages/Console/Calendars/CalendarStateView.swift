import CalendarSync
import ConsoleTexts

/// Where a linked calendar is, when it was read, and what keeps it from being read.
struct CalendarStateView {
    let practice: Practice
    let link: CalendarLink

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("bdi", .class("quiet"), text: link.host)
        if let instant = link.state.syncedAt {
            html.element("span", .class("quiet")) { html in
                html.text("\(visit[.lastRead]): ")
                html.moment(instant, of: practice, visit)
            }
        }
        guard let problem = link.state.problem else { return }
        if let instant = link.state.failingSince {
            html.element("span", .class("quiet")) { html in
                html.text("\(visit[.failingSince]): ")
                html.moment(instant, of: practice, visit)
            }
        }
        html.element("span", text: visit[problem.code.title])
    }
}

extension CalendarLinkState.Status {
    var title: Phrase {
        switch self {
        case .new: .calendarNew
        case .fresh: .calendarFresh
        case .stale: .calendarStale
        case .broken: .calendarBroken
        }
    }

    var tagStyle: StaticString {
        switch self {
        case .new: "tag"
        case .fresh: "tag good"
        case .stale: "tag warn"
        case .broken: "tag bad"
        }
    }
}

extension CalendarProblem.Code {
    fileprivate var title: Phrase {
        switch self {
        case .badAddress: .problemAddress
        case .denied: .problemDenied
        case .missing: .problemMissing
        case .tooLarge: .problemTooLarge
        case .notACalendar: .problemNotACalendar
        case .severalCalendars: .problemSeveral
        case .disconnected: .problemDisconnected
        case .unavailable: .problemUnavailable
        }
    }
}
