import CivilTime
import Localization
import Texts

/// Asks whether a booking is to be moved to one time.
struct MoveConfirmationView {
    let session: SessionSummary

    let start: Instant
    let address: Address

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = PageLayout(visit: visit, title: "\(visit.labels.move) – \(session.service.name)")
        layout.brand = (session.service.provider, session.service.providerAddress)
        let moved = session.moved(to: start)
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit.labels.move)
                html.element("p", .class("name"), .direction("auto"), text: session.service.name)
                html.element("p", .class("quiet")) { $0.element("s", text: session.when(visit)) }
                moved.writeWhen(visit, to: &html)
                html.element("form", .method("post"), .action(visit.link(address.appending("move")))) { html in
                    html.void("input", .type("hidden"), .name("at"), .value(moved.startText))
                    html.element("div", .class("actions")) { html in
                        html.element("button", .class("button main"), text: visit.words.moveTo(moved.brief(visit)))
                        html.element("a", .class("button"), .href(visit.link(address)), text: visit.labels.keepBooking)
                    }
                }
            }
        }
    }
}
