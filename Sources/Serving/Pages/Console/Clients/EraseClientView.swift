import Bookings
import ConsoleTexts

/// Asks whether the data of a client is to be erased.
struct EraseClientView {
    let practice: Practice
    let record: ClientReader.Record

    /// The page of the client.
    let address: Address
    let problem: Problem?

    enum Problem {
        /// The box was not ticked.
        case notConfirmed

        /// A booking is still to take place, or a refund is owed.
        case stillOpen
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.erase], practice: practice)
        layout.section = .clients
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                if problem == .stillOpen {
                    html.notice(.failure, title: visit[.stillOpen], text: visit[.stillOpenHelp])
                }
                html.element("h1", text: visit[.erase])
                html.element("p") { html in
                    html.element("strong") { $0.element("bdi", text: record.client.name) }
                    html.text(" · \(visit[.bookings(record.bookings.count)])")
                }
                html.element("p", text: visit[.eraseHelp])
                let action = visit.link(address.appending("erase"))
                html.element("form", .method("post"), .action(action), .isNotValidated) { html in
                    FieldView(
                        name: "sure",
                        label: visit[.eraseConfirm],
                        kind: .check,
                        fault: problem == .notConfirmed ? visit[.confirmFirst] : nil
                    ).write(to: &html)
                    html.element("div", .class("actions")) { html in
                        html.element("button", .class("button danger"), text: visit[.erase])
                        html.element("a", .class("button"), .href(visit.link(address)), text: visit[.back])
                    }
                }
            }
        }
    }
}
