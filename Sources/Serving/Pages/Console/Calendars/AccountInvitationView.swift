import CalendarSync
import ConsoleTexts

/// Leads to the service at which the owner of an account agrees.
struct AccountInvitationView {
    let practice: Practice
    let service: CalendarService
    let url: String

    func bytes(for visit: Visit) -> [UInt8] {
        let title = visit[.connect(service.title)]
        var layout = ConsoleLayout(visit: visit, title: title, practice: practice)
        layout.section = .calendars
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: title)
                html.element("p", text: visit[.invitationHelp])
                html.element("div", .class("actions")) { html in
                    html.element(
                        "a",
                        .class("button main"),
                        .href(outside: url),
                        text: visit[.continueAt(service.title)]
                    )
                    let back = visit.link(CalendarPages.address(practice))
                    html.element("a", .class("button"), .href(back), text: visit[.back])
                }
            }
        }
    }
}
