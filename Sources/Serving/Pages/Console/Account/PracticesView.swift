import Bookings
import ConsoleTexts

/// The practices that somebody can go to.
struct PracticesView {
    struct Entry: Sendable {
        let name: String
        let address: Address
        let role: MemberRole
    }

    let practices: [Entry]

    func bytes(for visit: Visit) -> [UInt8] {
        ConsoleLayout(visit: visit, title: visit[.practices]).bytes { html in
            html.element("div", .class("narrow")) { html in
                html.element("h1", text: visit[.practices])
                if practices.isEmpty { html.element("p", .class("quiet"), text: visit[.noPractice]) }
                html.element("ul", .class("cards")) { html in
                    for practice in practices {
                        html.element("li") { write(practice, visit, to: &$0) }
                    }
                }
            }
        }
    }

    private func write(_ practice: Entry, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("a", .class("card"), .href(visit.link(practice.address))) { html in
            html.element("span", .class("card-main")) { html in
                html.element("strong", .direction("auto"), text: practice.name)
                html.element("span", .class("quiet"), text: visit[practice.role.title])
            }
        }
    }
}

extension MemberRole {
    var title: Phrase {
        switch self {
        case .owner: .owner
        case .staff: .staff
        case .frontDesk: .frontDesk
        case .finance: .finance
        case .admin: .administrator
        }
    }
}
