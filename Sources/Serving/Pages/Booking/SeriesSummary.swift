import Bookings
import ConsoleTexts

/// What the page of a booking says of its series.
struct SeriesSummary: Sendable {
    let place: SeriesPlace

    /// Those from this booking on that are ahead and that its client can cancel, this one too.
    let ahead: [SessionSummary]

    /// Those of them that begin at another time than `session`.
    func others(than session: SessionSummary) -> [SessionSummary] { ahead.filter { $0.start != session.start } }

    func writeFact(_ visit: Visit, to html: inout HTMLWriter) {
        html.fact(visit[.series], "\(place.index) / \(place.count)")
    }

    static func write(_ sessions: [SessionSummary], _ visit: Visit, to html: inout HTMLWriter) {
        guard !sessions.isEmpty else { return }
        html.element("p", .class("hint"), text: visit[.furtherDates])
        html.element("ul", .class("plain")) { html in
            for session in sessions {
                html.element("li") { $0.element("time", .dateTime(session.startText), text: session.brief(visit)) }
            }
        }
    }
}
