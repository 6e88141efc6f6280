import Bookings
import ConsoleTexts
import Texts

/// The form of what a service asks of its clients.
struct RequirementsView {
    let practice: Practice
    let service: Service
    let form: RequirementsForm
    let address: Address
    let revision: String

    /// Whether somebody else has changed it since the form was made, which now shows what they said.
    var isChangedByOther = false

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.requirements], practice: practice)
        layout.section = .services
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                html.element("h1", text: visit[.requirements])
                html.element("p") { $0.element("bdi", text: service.name) }
                if isChangedByOther { html.notice(.warning, title: visit[.changedByOther]) }
                if form.isChargeRefused { html.notice(.failure, title: visit[.chargeRefused]) }
                if form.isRefused, !form.isChargeRefused { html.notice(.failure, title: visit.labels.checkDetails) }
                html.element("form", .method("post"), .action(visit.link(address)), .isNotValidated) { html in
                    html.void("input", .type("hidden"), .name("revision"), .value(revision))
                    writeQuestions(visit, to: &html)
                    writeDocuments(visit, to: &html)
                    writeAhead(visit, to: &html)
                    html.element("button", .class("button main"), text: visit[.save])
                }
            }
        }
    }

    private func writeQuestions(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.questions])
        html.element("p", .class("quiet"), text: visit[.questionsHelp])
        for (number, question) in form.questions.enumerated() {
            let title = "\(visit[.question]) \(number + 1)"
            html.element("fieldset", .class("sheet")) { html in
                html.element("legend", .class("unseen"), text: title)
                html.void("input", .type("hidden"), .name("q\(number)-name"), .value(question.name))
                FieldView(
                    name: "q\(number)-label",
                    label: title,
                    value: question.label,
                    fault: question.isRefused ? visit[.questionRefused] : nil
                ).write(to: &html)
                FieldView(
                    name: "q\(number)-kind",
                    label: visit[.answerKind],
                    value: question.kind.rawValue,
                    kind: .choice(FormField.Kind.allCases.map { ($0.rawValue, visit[$0.title]) })
                ).write(to: &html)
                FieldView(
                    name: "q\(number)-choices",
                    label: visit[.answerChoices],
                    value: question.choices,
                    kind: .area(rows: "2"),
                    maximumLength: 4_000
                ).write(to: &html)
                FieldView(
                    name: "q\(number)-required",
                    label: visit[.answerRequired],
                    value: question.isRequired ? "yes" : "",
                    kind: .check
                ).write(to: &html)
            }
        }
    }

    private func writeDocuments(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.documentsAsked])
        html.element("p", .class("quiet"), text: visit[.documentsAskedHelp])
        for (number, document) in form.documents.enumerated() {
            let title = "\(visit[.documentAsked]) \(number + 1)"
            html.element("fieldset", .class("sheet")) { html in
                html.element("legend", .class("unseen"), text: title)
                html.void("input", .type("hidden"), .name("d\(number)-name"), .value(document.name))
                FieldView(
                    name: "d\(number)-label",
                    label: title,
                    value: document.label,
                    fault: document.isRefused ? visit[.questionRefused] : nil
                ).write(to: &html)
                FieldView(
                    name: "d\(number)-due",
                    label: visit[.documentDue],
                    value: document.due.rawValue,
                    kind: .choice([("booking", visit[.dueWithBooking]), ("visit", visit[.dueAtVisit])])
                ).write(to: &html)
            }
        }
    }

    private func writeAhead(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.paidAhead])
        html.element("div", .class("sheet")) { html in
            html.element("div") { html in
                FieldView(
                    name: "ahead",
                    label: visit[.paidAheadWhat],
                    value: form.ahead.rawValue,
                    kind: .choice(RequirementsForm.Ahead.allCases.map { ($0.rawValue, visit[$0.title]) })
                ).write(to: &html)
                FieldView(
                    name: "size",
                    label: visit[.paidAheadSize],
                    value: form.size,
                    kind: .money,
                    fault: form.isSizeRefused ? visit[.paidAheadRefused] : nil,
                    maximumLength: 16
                ).write(to: &html)
            }
        }
    }
}

extension FormField.Kind {
    fileprivate var title: Phrase {
        switch self {
        case .text: .kindText
        case .email: .email
        case .phone: .kindPhone
        case .number: .kindNumber
        case .date: .kindDate
        case .choice: .kindChoice
        case .boolean: .kindBoolean
        case .consent: .kindConsent
        }
    }
}

extension RequirementsForm.Ahead {
    fileprivate var title: Phrase {
        switch self {
        case .none: .nothing
        case .percent: .aheadPercent
        case .amount: .aheadAmount
        case .all: .everything
        }
    }
}
