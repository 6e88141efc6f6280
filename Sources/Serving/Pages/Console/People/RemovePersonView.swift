import Bookings
import ConsoleTexts

/// Asks whether somebody is to be removed.
struct RemovePersonView {
    let practice: Practice
    let member: Member

    func bytes(for visit: Visit) -> [UInt8] {
        let question = visit[.removeQuestion(member.name)]
        let address = practice.address.appending("people")
        var layout = ConsoleLayout(visit: visit, title: question, practice: practice)
        layout.section = .people
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", .direction("auto"), text: question)
                html.element("p", .class("quiet")) { $0.element("bdi", text: member.email) }
                let target = address.appending(member.id.rawValue).appending("remove")
                html.element("form", .method("post"), .action(visit.link(target))) { html in
                    html.element("div", .class("actions")) { html in
                        html.element("button", .class("button danger"), text: visit[.remove])
                        html.element("a", .class("button"), .href(visit.link(address)), text: visit[.people])
                    }
                }
            }
        }
    }
}
