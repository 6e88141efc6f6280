import Bookings
import CivilTime
import ConsoleTexts

/// The search for clients, and whom it found.
struct ClientsView {
    let practice: Practice
    let text: String
    let isTooShort: Bool

    /// `nil` if nothing was looked for.
    let found: ClientReader.Found?

    /// Whether a client's data has just been erased.
    let isErased: Bool

    private var address: Address { ClientPages.address(practice) }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.clientsTitle], practice: practice)
        layout.section = .clients
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                if isErased { html.notice(.success, title: visit[.erased]) }
                html.element("h1", text: visit[.clientsTitle])
                html.element("div", .class("sheet")) { html in
                    html.element("div") { writeForm(visit, to: &$0) }
                }
                if let found { write(found, visit, to: &html) }
            }
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .method("post"), .action(visit.link(address)), .isNotValidated) { html in
            FieldView(
                name: "q",
                label: visit[.search],
                value: text,
                hint: visit[.clientsHelp],
                fault: isTooShort ? visit[.searchTooShort] : nil,
                autocomplete: "off",
                maximumLength: 100
            ).write(to: &html)
            html.element("button", .class("button main"), text: visit[.search])
        }
    }

    private func write(_ found: ClientReader.Found, _ visit: Visit, to html: inout HTMLWriter) {
        if found.clients.isEmpty {
            html.element("p", .class("empty"), text: visit[.nobodyFound])
        } else {
            html.element("ul", .class("rows")) { html in
                for client in found.clients { html.element("li") { write(client, visit, to: &$0) } }
            }
        }
        if found.isCut { html.element("p", .class("quiet"), text: visit[.searchCut]) }
        let hidden = [("q", text), ("before", found.rest.description)]
        html.button(visit[.searchOn], style: "button", to: visit.link(address), hidden)
    }

    private func write(_ client: ClientReader.Client, _ visit: Visit, to html: inout HTMLWriter) {
        let booking = client.latest
        html.element("div", .class("row-main")) { html in
            html.element("a", .href(visit.link(address.appending(booking.id.rawValue)))) { html in
                html.element("strong") { $0.element("bdi", text: booking.client.name) }
            }
            for contact in [booking.client.email, booking.client.phone].compactMap(\.self) {
                html.element("bdi", .class("quiet"), text: contact)
            }
        }
        html.element("span", .class("quiet")) { html in
            html.text("\(visit[.latestBooking]): ")
            html.moment(booking.startAt, of: practice, visit)
        }
    }
}
