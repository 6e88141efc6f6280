import ConsoleTexts
import Texts

/// The third step: the first service.
struct SetupServiceView {
    let practice: Address
    let form: ServiceForm
    let key: String

    func bytes(for visit: Visit) -> [UInt8] {
        let layout = SetupLayout(visit: visit, step: .service, later: SetupStep.policy.address(in: practice))
        return layout.bytes { html in
            if form.isNeverBookable { html.notice(.failure, title: visit[.neverBookable]) }
            if !form.refused.isEmpty { html.notice(.failure, title: visit.labels.checkDetails) }
            html.element("div", .class("sheet")) { html in
                html.element("div") { html in
                    let action = visit.link(SetupStep.service.address(in: practice))
                    html.element("form", .method("post"), .action(action), .isNotValidated) { html in
                        html.void("input", .type("hidden"), .name("key"), .value(key))
                        writeFields(visit, to: &html)
                        html.element("button", .class("button main"), text: visit[.setupContinue])
                    }
                }
            }
        }
    }

    private func writeFields(_ visit: Visit, to html: inout HTMLWriter) {
        write(.name, visit[.name], visit.words.fault(.required), to: &html) { $0.isRequired = true }
        write(.duration, visit[.duration], visit[.numberRefused], to: &html) { field in
            field.kind = .number
            field.maximumLength = 8
        }
        html.element("div", .class("pair")) { html in
            write(.price, visit.labels.price, visit[.priceRefused], to: &html) { $0.kind = .money }
            write(.currency, visit[.currency], visit[.currencyRefused], to: &html) { $0.maximumLength = 3 }
        }
    }

    private func write(
        _ field: ServiceForm.Field,
        _ label: String,
        _ fault: String,
        to html: inout HTMLWriter,
        _ change: (inout FieldView) -> Void
    ) {
        var view = FieldView(
            name: field.rawValue,
            label: label,
            value: form[field],
            fault: form.refused.contains(field) ? fault : nil
        )
        change(&view)
        view.write(to: &html)
    }
}
