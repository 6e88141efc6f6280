import Bookings
import ConsoleTexts
import Texts

/// The form of a service, new or known.
struct ServiceFormView {
    let practice: Practice
    let service: Service?
    let form: ServiceForm
    let address: Address

    /// What the form carries besides its fields.
    let hidden: (name: String, value: String)

    /// Whether somebody else has changed the service since the form was made, which now shows what they said.
    var isChangedByOther = false

    /// Why the service can never be booked as it is; empty if it can.
    var warnings: [ServiceWarning] = []

    func bytes(for visit: Visit) -> [UInt8] {
        let title = service?.name ?? visit[.newService]
        var layout = ConsoleLayout(visit: visit, title: title, practice: practice)
        layout.section = .services
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                html.element("h1") { $0.element("bdi", text: title) }
                if isChangedByOther { html.notice(.warning, title: visit[.changedByOther]) }
                if form.isNeverBookable { html.notice(.failure, title: visit[.neverBookable]) }
                html.warn(of: warnings, visit)
                if !form.refused.isEmpty { html.notice(.failure, title: visit.labels.checkDetails) }
                html.element("div", .class("sheet")) { html in
                    html.element("div") { writeForm(visit, to: &$0) }
                }
                if let service {
                    if RequirementsForm.holds(service.requirements) {
                        html.element("p") { html in
                            let questions = visit.link(RequirementsPages.address(of: service.id, practice))
                            html.element("a", .class("button"), .href(questions), text: visit[.requirements])
                        }
                    }
                    writeArchiving(service, visit, to: &html)
                }
            }
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .method("post"), .action(visit.link(address)), .isNotValidated) { html in
            html.void("input", .type("hidden"), .name(hidden.name), .value(hidden.value))
            write(.name, .name, visit.words.fault(.required), visit, to: &html) { $0.isRequired = true }
            write(.description, .description, nil, visit, to: &html) { field in
                field.kind = .area(rows: "4")
                field.maximumLength = ServiceForm.longestDescription
            }
            html.element("div", .class("pair")) { html in
                write(.price, nil, visit[.priceRefused], visit, to: &html) { $0.kind = .money }
                write(.currency, .currency, visit[.currencyRefused], visit, to: &html) { $0.maximumLength = 3 }
            }
            html.element("div", .class("pair")) { html in
                writeNumber(.duration, .duration, visit, to: &html)
                writeNumber(.step, .step, visit, to: &html)
            }
            html.element("div", .class("pair")) { html in
                writeNumber(.before, .bufferBefore, visit, to: &html)
                writeNumber(.after, .bufferAfter, visit, to: &html)
            }
            html.element("div", .class("pair")) { html in
                writeNumber(.notice, .notice, visit, to: &html)
                writeNumber(.window, .window, hint: .windowHint, visit, to: &html)
            }
            html.element("div", .class("pair")) { html in
                writeNumber(.seats, .seats, visit, to: &html)
                writeNumber(.party, .placesPerBooking, visit, to: &html)
            }
            writeNumber(.series, .datesPerSeries, hint: .noSeriesThen, visit, to: &html)
            write(.approval, .asksApproval, nil, visit, to: &html) { $0.kind = .check }
            write(.proof, .asksProof, visit[.noMailForProofs], visit, to: &html) { $0.kind = .check }
            html.element("button", .class("button main"), text: visit[.save])
        }
    }

    private func writeNumber(
        _ field: ServiceForm.Field,
        _ label: Phrase,
        hint: Phrase? = nil,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        write(field, label, visit[.numberRefused], visit, to: &html) { view in
            view.kind = .number
            view.maximumLength = 8
            view.hint = hint.map { visit[$0] }
        }
    }

    private func write(
        _ field: ServiceForm.Field,
        _ label: Phrase?,
        _ fault: String?,
        _ visit: Visit,
        to html: inout HTMLWriter,
        _ change: (inout FieldView) -> Void
    ) {
        var view = FieldView(
            name: field.rawValue,
            label: label.map { visit[$0] } ?? visit.labels.price,
            value: form[field],
            fault: form.refused.contains(field) ? fault : nil
        )
        change(&view)
        view.write(to: &html)
    }

    private func writeArchiving(_ service: Service, _ visit: Visit, to html: inout HTMLWriter) {
        let action = visit.link(address.appending("archive"))
        html.element("form", .method("post"), .action(action)) { html in
            html.void("input", .type("hidden"), .name("archived"), .value(service.isArchived ? "no" : "yes"))
            if !service.isArchived { html.element("p", .class("quiet"), text: visit[.archiveHelp]) }
            html.element(
                "button",
                .class(service.isArchived ? "button" : "button away"),
                text: visit[service.isArchived ? .restore : .archive]
            )
        }
    }
}
