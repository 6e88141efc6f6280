import ConsoleTexts
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

    /// Whether clients can find their bookings by their e-mail address.
    var findsBookings = false

    /// Whether clients can search among those who are listed.
    var findsProviders = false

    /// Whether there is a console that everybody may look at.
    var showsDemo = false

    func bytes(for visit: Visit) -> [UInt8] {
        PageLayout(visit: visit, title: visit.labels.chooseProvider, isPublic: true).bytes { html in
            html.element("div", .class("narrow")) { html in
                if showsDemo { writeDemo(visit, to: &html) }
                html.element("h1", text: visit.labels.chooseProvider)
                if findsProviders {
                    html.element("p") { html in
                        let text = Phrase.findAppointment[visit.language]
                        html.element("a", .class("button"), .href(visit.link(Address("search"))), text: text)
                    }
                }
                if entries.isEmpty { writeNobody(visit, to: &html) }
                html.element("ul", .class("cards")) { html in
                    for entry in entries { html.element("li") { write(entry, visit, &$0) } }
                }
                if findsBookings {
                    html.element("p") { html in
                        html.element("a", .href(visit.link(Address("my"))), text: Phrase.yourBookings[visit.language])
                    }
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

    /// Whoever sees this has most likely just installed the server.
    private func writeNobody(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("p", .class("quiet"), text: visit.labels.noProviders)
        guard next == nil else { return }
        html.element("p") { html in
            html.element(
                "a",
                .class("button"),
                .href(visit.link(Address("console"))),
                text: Phrase.signIn[visit.language]
            )
        }
    }

    private func writeDemo(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("section", .class("notice warn")) { html in
            html.element("strong", text: Phrase.tryConsole[visit.language])
            html.element("p", text: Phrase.tryConsoleHelp[visit.language])
            html.element("form", .method("post"), .action(visit.link(Address("login", "demo")))) { html in
                html.element("button", .class("button"), text: Phrase.openConsole[visit.language])
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
