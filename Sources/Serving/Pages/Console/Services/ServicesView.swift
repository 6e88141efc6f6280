import Bookings
import ConsoleTexts
import Scheduling

/// What a provider offers.
struct ServicesView {
    let practice: Practice
    let services: [Service]

    /// Of services that can never be booked.
    let warnings: [ServiceWarning]
    let isSaved: Bool

    /// The public URL of the server; `nil` if it is not configured.
    let publicURL: String?

    private var address: Address { practice.address.appending("services") }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.services], practice: practice)
        layout.section = .services
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                if isSaved { html.notice(.success, title: visit[.saved]) }
                html.warn(of: warnings, visit)
                html.element("div", .class("agenda-head")) { html in
                    html.element("h1", text: visit[.services])
                    let new = visit.link(address.appending("new"))
                    html.element("a", .class("button main small"), .href(new), text: visit[.newService])
                }
                if services.isEmpty { html.element("p", .class("empty"), text: visit[.noServices]) }
                if !services.isEmpty {
                    html.element("ul", .class("rows")) { html in
                        for service in services { html.element("li") { write(service, visit, to: &$0) } }
                    }
                }
                html.element("h2", text: visit[.yourPage])
                if let publicURL { writeLink(publicURL, visit, to: &html) }
                let ofMarketplace = [("listing", Phrase.listing), ("reviews", Phrase.reviews)]
                html.element("p", .class("actions")) { html in
                    for (place, title) in [("page", .appearance)] + (practice.hasMarketplace ? ofMarketplace : []) {
                        let address = visit.link(practice.address.appending(place))
                        html.element("a", .class("button"), .href(address), text: visit[title])
                    }
                }
            }
        }
    }

    /// Where clients book, to be linked and printed.
    private func writeLink(_ url: String, _ visit: Visit, to html: inout HTMLWriter) {
        let page = Address(Slug.text(of: practice.provider.id))
        html.element("p") { html in
            html.element("a", .href(page), text: url + page.text)
            html.text(" · ")
            html.element("a", .href(page.appending("qr.svg")), text: visit[.qrCode])
        }
    }

    private func write(_ service: Service, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { html in
            let own = visit.link(address.appending(Slug.text(of: service.id)))
            html.element("a", .href(own)) { html in
                html.element("strong") { $0.element("bdi", text: service.name) }
            }
            html.element("span", .class("quiet"), text: visit.duration(minutes: service.timing.durationMinutes))
        }
        if service.isArchived { html.element("span", .class("tag"), text: visit[.archived]) }
        if service.requiresApproval { html.element("span", .class("tag"), text: visit[.asksApproval]) }
        html.element("span", .class("price"), text: visit.price(service.price))
    }
}
