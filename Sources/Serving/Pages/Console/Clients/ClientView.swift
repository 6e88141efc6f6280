import Bookings
import ConsoleTexts
import Localization
import Notifications
import Texts

/// One client: contacts, bookings and consents.
struct ClientView {
    let practice: Practice

    /// The booking by which the client is named.
    let id: BookingID
    let record: ClientReader.Record

    private var address: Address { ClientPages.address(practice).appending(id.rawValue) }

    func bytes(for visit: Visit) -> [UInt8] {
        let name = record.client == .erased ? visit[.nobodyYet] : record.client.name
        var layout = ConsoleLayout(visit: visit, title: name, practice: practice)
        layout.section = .clients
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                html.element("h1") { $0.element("bdi", text: name) }
                for contact in [record.client.email, record.client.phone].compactMap(\.self) {
                    html.element("p") { $0.element("bdi", text: contact) }
                }
                html.element("h2", text: visit[.bookings(record.bookings.count)])
                html.element("ul", .class("rows")) { html in
                    for entry in record.bookings { html.element("li") { write(entry, visit, to: &$0) } }
                }
                if record.isCut { html.element("p", .class("quiet"), text: visit[.moreBookings]) }
                if !record.consents.isEmpty { writeConsents(visit, to: &html) }
                if practice.may(.manageClients) { writeData(visit, to: &html) }
            }
        }
    }

    private func write(_ entry: ClientReader.Entry, _ visit: Visit, to html: inout HTMLWriter) {
        let booking = entry.booking
        html.element("div", .class("row-main")) { html in
            html.element("a", .href(visit.link(BookingPages.address(of: booking.id, practice)))) { html in
                html.moment(booking.startAt, of: practice, visit)
            }
            html.element("bdi", .class("quiet"), text: entry.serviceName)
        }
        html.element("span", .class(entry.standing.tagStyle), text: visit[entry.standing.title])
        html.element("span", .class("price"), text: visit.price(booking.price))
    }

    private func writeConsents(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.consents])
        html.element("ul", .class("rows")) { html in
            for consent in record.consents {
                html.element("li") { html in
                    html.element("strong", text: consent.channel == .sms ? "SMS" : "Push")
                    html.element("span", .class("quiet")) { html in
                        html.text("\(visit[.consentGiven]): ")
                        html.moment(consent.givenAt, of: practice, visit)
                        if let end = consent.withdrawnAt {
                            html.text(" · \(visit[.consentWithdrawn]): ")
                            html.moment(end, of: practice, visit)
                        }
                    }
                }
            }
        }
    }

    private func writeData(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("section", .class("sheet"), .labelled(by: "data-title")) { html in
            html.element("div") { html in
                html.element("h2", .id("data-title"), text: visit[.clientsData])
                html.element("p", .class("quiet"), text: visit[.exportHelp])
                html.element("div", .class("actions")) { html in
                    html.button(visit[.export], style: "button", to: visit.link(address.appending("export")))
                    if record.client != .erased {
                        html.element(
                            "a",
                            .class("button away"),
                            .href(visit.link(address.appending("erase"))),
                            text: visit[.erase]
                        )
                    }
                }
            }
        }
    }
}
