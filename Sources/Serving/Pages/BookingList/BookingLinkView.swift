import ConsoleTexts
import Texts

/// Asks for the address under which somebody booked.
struct BookingLinkView {
    /// Whether mails are sent at all.
    let sendsMail: Bool
    var typed = ""
    var isRefused = false

    func bytes(for visit: Visit) -> [UInt8] {
        PageLayout(visit: visit, title: visit[.yourBookings]).bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit[.yourBookings])
                html.element("p", text: visit[sendsMail ? .findBookingsHelp : .findBookingsWithoutMail])
                if sendsMail { writeForm(visit, to: &html) }
            }
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .method("post"), .action(visit.link(Address("my"))), .isNotValidated) { html in
            QuestionView(
                question: Question(
                    name: "email",
                    label: visit.labels.email,
                    kind: .email,
                    isRequired: true,
                    maximumLength: 254,
                    autocomplete: "email",
                    isProviders: false
                ),
                value: typed,
                fault: isRefused ? .email : nil,
                visit: visit
            ).write(to: &html)
            html.element("button", .class("button main"), text: visit[.sendLink])
        }
    }
}
