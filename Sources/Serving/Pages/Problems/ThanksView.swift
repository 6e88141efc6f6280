import Texts

/// Where Stripe's page leads back to: it cannot know the address of the booking.
struct ThanksView {
    func bytes(for visit: Visit) -> [UInt8] {
        PageLayout(visit: visit, title: visit.labels.thanks).bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit.labels.thanks)
                html.element("p", text: visit.labels.thanksHelp)
                html.element("p") { html in
                    html.element("a", .class("button"), .href(visit.link(.root)), text: visit.labels.toStart)
                }
            }
        }
    }
}
