import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Texts

/// A client's bookings with all providers: those to come, soonest first, then the others, latest first.
struct BookingListView {
    let email: String
    let entries: [Entry]

    /// Where the list goes on.
    let next: Address?

    func bytes(for visit: Visit) -> [UInt8] {
        PageLayout(visit: visit, title: visit[.yourBookings]).bytes { html in
            html.element("div", .class("narrow")) { html in
                html.element("h1", text: visit[.yourBookings])
                html.element("p", .class("quiet")) { $0.element("bdi", text: email) }
                let coming = entries.filter(\.isComing).sorted { $0.period.start < $1.period.start }
                let others = entries.filter { !$0.isComing }.sorted { $0.period.start > $1.period.start }
                write(coming, title: .comingBookings, none: .noComingBookings, visit, to: &html)
                if !others.isEmpty { write(others, title: .pastBookings, none: nil, visit, to: &html) }
                if let next {
                    html.element("p") { html in
                        html.element("a", .class("button"), .href(visit.link(next)), .relation("next")) { html in
                            html.text(visit.labels.more)
                        }
                    }
                }
                html.element("form", .method("post"), .action(visit.link(Address("my", "leave")))) { html in
                    html.element("button", .class("button"), text: visit[.leaveBookings])
                }
            }
        }
    }

    private func write(
        _ entries: [Entry],
        title: Phrase,
        none: Phrase?,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        html.element("h2", text: visit[title])
        if entries.isEmpty, let none { html.element("p", .class("quiet"), text: visit[none]) }
        guard !entries.isEmpty else { return }
        html.element("ul", .class("cards")) { html in
            for entry in entries { html.element("li") { write(entry, visit, &$0) } }
        }
    }

    private func write(_ entry: Entry, _ visit: Visit, _ html: inout HTMLWriter) {
        if let address = entry.address {
            return html.element("a", .class("card"), .href(visit.link(address))) { writeText(entry, visit, &$0) }
        }
        html.element("form", .method("post"), .action(visit.link(Address("my", "open")))) { html in
            html.element("div", .class("card")) { writeText(entry, visit, &$0) }
            html.void("input", .type("hidden"), .name("booking"), .value(entry.id.rawValue))
            html.element("button", .class("button")) { html in
                html.text(visit[.openBooking])
                html.element("span", .class("unseen"), text: ": \(entry.period.placeText(in: visit.language))")
            }
        }
    }

    private func writeText(_ entry: Entry, _ visit: Visit, _ html: inout HTMLWriter) {
        html.element("span", .class("card-main")) { html in
            html.element("strong", text: entry.period.placeText(in: visit.language))
            html.element("span") { html in
                html.element("bdi", text: entry.service)
                html.text(" · ")
                html.element("bdi", text: entry.provider)
            }
            html.element("span", .class("quiet")) { html in
                html.text(entry.state(visit))
                html.text(" · \(visit.language.zoneName(entry.period.zone, at: entry.period.start))")
            }
        }
    }
}
