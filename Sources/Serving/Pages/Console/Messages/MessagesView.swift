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

    let news: News?

    /// Why the mail server did not take a test mail that was just sent; `nil` if it did, or if none was.
    let testFailure: String?

    /// Whether the member can have a test mail sent.
    let offersTest: Bool

    /// What the member has just done.
    enum News: String, Sendable {
        /// A message was planned again.
        case planned

        /// The mail server took a test mail.
        case testSent = "tested"
    }

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
                writeNews(visit, to: &html)
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
                if offersTest { writeTest(visit, to: &html) }
            }
        }
    }

    private func writeNews(_ visit: Visit, to html: inout HTMLWriter) {
        if let testFailure {
            return html.notice(.failure, title: visit[.testMailRefused], text: testFailure)
        }
        switch news {
        case .planned: html.notice(.success, title: visit[.messagePlanned])
        case .testSent: html.notice(.success, title: visit[.testMailTaken])
        case nil: break
        }
    }

    private func writeTest(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .method("post"), .action(visit.link(address.appending("test")))) { html in
            html.element("button", .class("button small"), text: visit[.sendTestMail])
            html.element("p", .class("hint"), text: practice.member.email)
        }
    }

    private func writeChooser(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .class("inline chooser"), .action(address)) { html in
            if let tag = visit.chosenLanguage {
                html.void("input", .type("hidden"), .name("lang"), .value(tag))
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
