import Bookings
import ConsoleTexts

/// Providers with what needs attention, and a link into the console of each.
struct ProviderStatesView {
    let states: [ProviderState]

    /// The last provider shown, if others follow.
    let next: ProviderID?

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.providersTitle])
        layout.section = .account
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                html.element("h1", text: visit[.providersTitle])
                if states.isEmpty { html.element("p", .class("empty"), text: visit[.noPractice]) }
                html.element("ul", .class("rows")) { html in
                    for state in states { html.element("li") { write(state, visit, to: &$0) } }
                }
                html.element("p", .class("inline")) { html in
                    if let next {
                        let address = ProviderStatePages.address.with("after", next.rawValue)
                        html.element("a", .class("button"), .href(visit.link(address)), text: visit[.moreProviders])
                    }
                    html.element("a", .class("button"), .href(visit.link(ServerPages.address)), text: visit[.server])
                }
            }
        }
    }

    private func write(_ state: ProviderState, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { html in
            html.element("a", .href(visit.link(Address("console", Slug.text(of: state.id))))) { html in
                html.element("bdi", text: state.name)
            }
            html.element("bdi", .class("quiet code"), text: state.id.rawValue)
            let ahead = ProviderState.text(state.bookingsAhead)
            html.element("span", .class("quiet"), text: "\(visit[.bookingsThisWeek]): \(ahead)")
        }
        if state.troubles.isEmpty { html.element("span", .class("tag good"), text: visit[.noTrouble]) }
        for trouble in state.troubles {
            let text = "\(visit[trouble.kind.title]): \(ProviderState.text(trouble.count))"
            html.element("span", .class("tag bad"), text: text)
        }
    }
}
