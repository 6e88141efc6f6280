import ConsoleTexts

/// A page on the way to a client's bookings that says something, and may have a button or a link.
struct BookingListNoticeView {
    let title: Phrase
    let text: Phrase

    /// What the one button posts to.
    var action: (label: Phrase, address: Address)?

    /// Where the one link leads.
    var link: (label: Phrase, address: Address)?

    func bytes(for visit: Visit) -> [UInt8] {
        PageLayout(visit: visit, title: visit[title]).bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit[title])
                html.element("p", text: visit[text])
                if let action {
                    html.element("form", .method("post"), .action(visit.link(action.address))) { html in
                        html.element("button", .class("button main"), text: visit[action.label])
                    }
                }
                if let link {
                    html.element("p") { html in
                        html.element("a", .class("button"), .href(visit.link(link.address)), text: visit[link.label])
                    }
                }
            }
        }
    }
}
