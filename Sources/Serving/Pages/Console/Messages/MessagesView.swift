import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Notifications

/// What became of messages: those in trouble, and those about the bookings of a day.
struct MessagesView {
    let practice: Practice
    let date: CivilDate
    let contents: Contents

    /// Whether a message has just been planned again.
    let isPlanned: Bool

    /// The messages of one booking.
    struct Group: Sendable {
        let booking: Booking
        let messages: [Message]
    }

    struct Contents: Sendable {
        let trouble: [Group]
        let ofDay: [Group]

        var groups: [Group] { trouble + ofDay }
    }

    private var address: Address { MessagePages.address(practice) }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.messages], practice: practice)
        layout.section = .messages
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                if isPlanned { html.notice(.success, title: visit[.messagePlanned]) }
                html.element("div", .class("agenda-head")) { html in
                    html.element("h1", text: visit[.messages])
                    if practice.may(.changeMessages) {
                        let settings = visit.link(practice.address.appending("message-settings"))
                        html.element("a", .class("button small"), .href(settings), text: visit[.messageSettings])
                    }
                }
                if !contents.trouble.isEmpty {
                    html.element("h2", text: visit[.notArrived])
                    write(contents.trouble, visit, to: &html)
                }
                html.element("h2", text: "\(visit[.messagesOf]) \(visit.language.date(date, .full))")
                writeChooser(visit, to: &html)
                write(contents.ofDay, visit, to: &html)
            }
        }
    }

    private func writeChooser(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .class("inline chooser"), .action(address)) { html in
            if visit.choosesLanguage {
                html.void("input", .type("hidden"), .name("lang"), .value(visit.language.tag))
            }
            html.void("input", .type("date"), .name("date"), .value(date.description), .labelled(visit[.goToDate]))
            html.element("button", .class("button small"), text: visit[.show])
        }
    }

    private func write(_ groups: [Group], _ visit: Visit, to html: inout HTMLWriter) {
        guard !groups.isEmpty else { return html.element("p", .class("empty"), text: visit[.noMessages]) }
        html.element("ul", .class("rows")) { html in
            for group in groups {
                for message in group.messages {
                    html.element("li") { html in
                        MessageRowView(practice: practice, message: message, booking: group.booking, isAlone: false)
                            .write(visit, to: &html)
                    }
                }
            }
        }
    }
}
