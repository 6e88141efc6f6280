import Scheduling
import Bookings
import ConsoleTexts

/// What a booking at the desk is to be for.
struct ChooseServiceView {
    let practice: Practice
    let services: [Service]

    /// The day that the form begins with.
    let date: String?

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.newBooking], practice: practice)
        layout.section = .day
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                html.element("h1", text: visit[.newBooking])
                if services.isEmpty { html.element("p", .class("empty"), text: visit[.noServices]) }
                html.element("ul", .class("cards")) { html in
                    for service in services { html.element("li") { write(service, visit, to: &$0) } }
                }
            }
        }
    }

    private func write(_ service: Service, _ visit: Visit, to html: inout HTMLWriter) {
        let address = practice.address.appending("new").appending(Slug.text(of: service.id)).with("date", date)
        html.element("a", .class("card"), .href(visit.link(address))) { html in
            html.element("span", .class("card-main")) { html in
                html.element("strong", .direction("auto"), text: service.name)
                html.element("span", .class("quiet"), text: visit.duration(minutes: service.timing.durationMinutes))
            }
            html.element("span", .class("price"), text: visit.price(service.price))
        }
    }
}
