import Texts

/// Who can be booked here.
struct HomeView {
    struct Entry: Sendable {
        let name: String
        let services: [String]
        let address: Address
    }

    let entries: [Entry]

    /// Where the list goes on.
    let next: Address?

    func bytes(for visit: Visit) -> [UInt8] {
        PageLayout(visit: visit, title: visit.labels.chooseProvider, isPublic: true).bytes { html in
            html.element("div", .class("narrow")) { html in
                html.element("h1", text: visit.labels.chooseProvider)
                if entries.isEmpty { html.element("p", .class("quiet"), text: visit.labels.noProviders) }
                html.element("ul", .class("cards")) { html in
                    for entry in entries { html.element("li") { write(entry, visit, &$0) } }
                }
                if let next {
                    html.element("p") { html in
                        html.element("a", .class("button"), .href(visit.link(next)), .relation("next")) { html in
                            html.text(visit.labels.more)
                        }
                    }
                }
            }
        }
    }

    private func write(_ entry: Entry, _ visit: Visit, _ html: inout HTMLWriter) {
        html.element("a", .class("card"), .href(visit.link(entry.address))) { html in
            html.element("span", .class("card-main")) { html in
                html.element("strong", .direction("auto"), text: entry.name)
                html.element("span", .class("quiet"), .direction("auto"), text: entry.services.joined(separator: " · "))
            }
        }
    }
}
