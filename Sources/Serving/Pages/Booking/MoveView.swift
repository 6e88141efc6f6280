import Localization
import Texts

/// The times to which a booking can be moved.
struct MoveView {
    let session: SessionSummary
    let choice: TimeChoice
    let address: Address

    /// Whether the time that was asked for had been taken.
    var wasTaken = false

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = PageLayout(visit: visit, title: "\(visit.labels.chooseNewTime) – \(session.service.name)")
        layout.brand = (session.service.provider, session.service.providerAddress)
        return layout.bytes { html in
            html.element("div", .class("sheet three")) { html in
                html.element("div", .class("about")) { html in
                    html.element("h1", text: visit.labels.chooseNewTime)
                    if wasTaken { html.notice(.warning, title: visit.labels.slotTaken) }
                    html.element("p", .class("name"), .direction("auto"), text: session.service.name)
                    session.writeWhen(visit, to: &html)
                    html.element("p") { html in
                        html.element("a", .href(visit.link(address)), text: visit.labels.keepBooking)
                    }
                }
                MonthView(choice: choice, visit: visit).write(to: &html)
                TimesView(choice: choice, visit: visit).write(to: &html)
            }
        }
    }
}
