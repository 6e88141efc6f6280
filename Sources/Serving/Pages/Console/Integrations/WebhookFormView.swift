import Bookings
import ConsoleTexts
import Texts

/// The form of a webhook, new or known.
struct WebhookFormView {
    let form: WebhookForm

    /// What the form carries besides its fields.
    let hidden: (name: String, value: String)

    /// Where it is sent, and what its button says.
    let target: Address
    let button: Phrase

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .method("post"), .action(visit.link(target)), .isNotValidated) { html in
            html.void("input", .type("hidden"), .name(hidden.name), .value(hidden.value))
            FieldView(
                name: "url",
                label: visit[.address],
                value: form.url,
                isRequired: true,
                fault: form.refused.contains(.url) ? visit[.urlRefused] : nil,
                autocomplete: "off",
                maximumLength: 2_000
            ).write(to: &html)
            FieldView(
                name: "description",
                label: "\(visit[.description]) (\(visit.labels.optional))",
                value: form.description,
                fault: form.refused.contains(.description) ? visit.words.fault(.required) : nil,
                autocomplete: "off"
            ).write(to: &html)
            html.element("fieldset") { html in
                html.element("legend", text: "\(visit[.events]) (\(visit[.eventsHelp]))")
                for kind in EventKind.allCases { write(kind, to: &html) }
            }
            html.element("button", .class("button main"), text: visit[button])
        }
    }

    private func write(_ kind: EventKind, to html: inout HTMLWriter) {
        html.element("label", .class("check")) { html in
            html.void(
                "input",
                .type("checkbox"),
                .name(WebhookForm.name(of: kind)),
                .value("yes"),
                form.kinds.contains(kind) ? .isChecked : nil
            )
            html.element("bdi", .class("code"), text: kind.rawValue)
        }
    }
}
