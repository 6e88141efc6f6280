import Bookings
import ConsoleTexts

/// The last step: the page that clients book on, and where to go on.
struct SetupDoneView {
    let practice: Practice

    /// Steps that were left out, without which nobody can book.
    let lacking: [SetupStep]

    func bytes(for visit: Visit) -> [UInt8] {
        SetupLayout(visit: visit, step: .page).bytes { html in
            for step in lacking {
                html.element("div", .class("notice warn"), .role("status")) { html in
                    html.element("strong", text: visit[.setupLacking])
                    html.element("p") { html in
                        let address = step.address(in: practice.address)
                        html.element("a", .href(visit.link(address)), text: visit[step.title])
                    }
                }
            }
            html.element("div", .class("sheet")) { html in
                html.element("div") { writeLinks(visit, to: &$0) }
            }
        }
    }

    private func writeLinks(_ visit: Visit, to html: inout HTMLWriter) {
        let page = Address(Slug.text(of: practice.provider.id))
        html.element("p") { html in
            html.element("strong") { $0.element("bdi", text: practice.provider.name) }
        }
        html.element("p") { html in
            html.element("a", .class("button main"), .href(visit.link(page)), text: visit[.setupOpenPage])
        }
        html.element("ul", .class("links")) { html in
            let sections: [(Phrase, ConsoleSection)] = [
                (.setupToConsole, .day), (.setupToServices, .services), (.setupToMessages, .messages),
                (.setupToPeople, .people),
            ]
            for (label, section) in sections {
                html.element("li") { html in
                    html.element("a", .href(visit.link(section.address(in: practice))), text: visit[label])
                }
            }
        }
    }
}
