import ConsoleTexts
import Texts

/// Asks for the e-mail address that a link goes to, for members and for clients alike.
struct AddressFormView {
    /// Where the form is sent.
    let address: Address
    let typed: String
    let isRefused: Bool

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .method("post"), .action(visit.link(address)), .isNotValidated) { html in
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
