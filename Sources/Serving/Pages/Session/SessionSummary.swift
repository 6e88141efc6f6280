import CivilTime
import Localization
import Texts

/// One session as the pages around booking and managing it show it.
struct SessionSummary: Sendable {
    let service: ServiceSummary

    let start: Instant
    let end: Instant

    /// The provider's zone.
    let zone: Zone

    /// The client's, if they have named one.
    var readerZone: Zone?

    /// Date and times, such as `Wednesday, 9 December 2026 at 10:00 – 10:45`.
    func when(_ visit: Visit) -> String {
        period(visit).placeText(in: visit.language)
    }

    /// Date and start in few letters, for buttons.
    func brief(_ visit: Visit) -> String {
        period(visit).briefText(in: visit.language)
    }

    private func period(_ visit: Visit) -> SessionPeriod {
        SessionPeriod(
            start: start.secondsSince1970,
            end: end.secondsSince1970,
            zone: zone,
            readerZone: readerZone,
            hourCycle: visit.hourCycle
        )
    }

    /// The start as addresses and forms name it.
    var startText: String { Timestamp.format(start.secondsSince1970) }

    func zoneName(_ visit: Visit) -> String { visit.language.zoneName(zone, at: start.secondsSince1970) }

    /// When it is, in words that stand out, and in which zone; struck through where nobody can have that time any more.
    func writeWhen(_ visit: Visit, isGone: Bool = false, to html: inout HTMLWriter) {
        html.element("p", .class("when")) { html in
            if isGone {
                html.element("s") { $0.element("time", .dateTime(startText), text: when(visit)) }
            } else {
                html.element("time", .dateTime(startText), text: when(visit))
            }
            // Where two clocks differ, both times name their zone.
            if let own = period(visit).readerText(in: visit.language) {
                html.element("span", text: own)
            } else {
                html.element("span", .class("zone"), text: visit.words.times(in: zoneName(visit)))
            }
        }
    }

    /// A session of the same length at another time.
    func moved(to start: Instant) -> SessionSummary {
        SessionSummary(
            service: service,
            start: start,
            end: start + (end - self.start),
            zone: zone,
            readerZone: readerZone
        )
    }
}
