import ConsoleTexts
import Texts

/// The first step: the practice, its zone, and who runs it.
struct SetupPracticeView {
    let form: SetupPracticeForm
    let address: Address

    /// The names of all zones that can be chosen.
    let zones: [String]

    func bytes(for visit: Visit) -> [UInt8] {
        SetupLayout(visit: visit, step: .practice).bytes { html in
            if !form.refused.isEmpty { html.notice(.failure, title: visit.labels.checkDetails) }
            html.element("div", .class("sheet")) { html in
                html.element("div") { html in
                    html.element("form", .method("post"), .action(visit.link(address)), .isNotValidated) { html in
                        writeFields(visit, to: &html)
                        html.element("button", .class("button main"), text: visit[.setupContinue])
                    }
                }
            }
        }
    }

    private func writeFields(_ visit: Visit, to html: inout HTMLWriter) {
        write(.practice, .setupName, visit.words.fault(.required), visit, to: &html) {
            $0.autocomplete = "organization"
        }
        write(.zone, .setupZone, visit.words.fault(.required), visit, to: &html) { field in
            field.kind = .choice([("", "–")] + zones.map { ($0, $0.replacing("_", with: " ")) })
        }
        write(.slug, .setupSlug, visit[.setupSlugRefused], visit, to: &html) { field in
            field.isRequired = false
            field.hint = visit[.setupSlugHelp]
            field.maximumLength = 40
        }
        write(.person, .setupPerson, visit.words.fault(.required), visit, to: &html) { $0.autocomplete = "name" }
        write(.email, .email, visit.words.fault(.email), visit, to: &html) { field in
            field.kind = .email
            field.hint = visit[.setupEmailHelp]
            field.autocomplete = "email"
            field.maximumLength = 254
        }
    }

    private func write(
        _ field: SetupPracticeForm.Field,
        _ label: Phrase,
        _ fault: String,
        _ visit: Visit,
        to html: inout HTMLWriter,
        _ change: (inout FieldView) -> Void
    ) {
        var view = FieldView(
            name: field.rawValue,
            label: visit[label],
            value: form[field],
            isRequired: true,
            fault: form.refused.contains(field) ? fault : nil
        )
        change(&view)
        view.write(to: &html)
    }
}
