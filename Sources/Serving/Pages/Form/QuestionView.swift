import Texts

/// A field with its label, what was typed before, and what is wrong with that.
struct QuestionView {
    let question: Question
    let value: String
    let fault: PageFault?
    let visit: Visit

    private var hintID: String { "\(question.name)-hint" }
    private var faultID: String { "\(question.name)-fault" }
    private var required: Attribute? { question.isRequired ? .isRequired : nil }
    private var invalid: Attribute? { fault == nil ? nil : .isInvalid }

    private var described: Attribute? {
        .described(by: [question.hint == nil ? nil : hintID, fault == nil ? nil : faultID].compactMap(\.self))
    }

    func write(to html: inout HTMLWriter) {
        html.element("div", .class(fault == nil ? "field" : "field wrong")) { html in
            switch question.kind {
            case .consent: writeConsent(to: &html)
            case .text, .paragraph, .email, .phone, .number, .date, .choice, .yesOrNo:
                writeLabel(to: &html)
                writeHelp(to: &html)
                writeControl(to: &html)
            }
        }
    }

    private func writeLabel(to html: inout HTMLWriter) {
        html.element("label", .label(for: question.name)) { html in
            writeName(to: &html)
        }
    }

    private func writeName(to html: inout HTMLWriter) {
        html.element("span", question.isProviders ? .direction("auto") : nil, text: question.label)
        if !question.isRequired {
            html.raw(" ")
            html.element("span", .class("quiet"), text: "(\(visit.labels.optional))")
        }
    }

    private func writeHelp(to html: inout HTMLWriter) {
        if let hint = question.hint {
            html.element("p", .class("hint"), .id(hintID), text: hint)
        }
        if let fault {
            html.element("p", .class("fault"), .id(faultID), text: visit.words.fault(fault))
        }
    }

    private func writeConsent(to html: inout HTMLWriter) {
        writeHelp(to: &html)
        html.element("label", .class("check")) { html in
            html.void(
                "input",
                .type("checkbox"),
                .id(question.name),
                .name(question.name),
                .value("true"),
                value == "true" ? .isChecked : nil,
                required,
                invalid,
                described
            )
            html.element("span") { writeName(to: &$0) }
        }
    }

    private func writeControl(to html: inout HTMLWriter) {
        switch question.kind {
        case .text: writeInput(type: "text", mode: nil, &html)
        case .email: writeInput(type: "email", mode: nil, &html)
        case .phone: writeInput(type: "tel", mode: nil, &html)
        case .number: writeInput(type: "text", mode: "decimal", &html)
        case .date: writeInput(type: "date", mode: nil, &html)
        case .paragraph: writeArea(to: &html)
        case .choice(let choices): writeChoice(choices.map { ($0, $0) }, &html)
        case .yesOrNo: writeChoice([("true", visit.labels.yes), ("false", visit.labels.no)], &html)
        case .consent: break
        }
    }

    private func writeInput(type: StaticString, mode: StaticString?, _ html: inout HTMLWriter) {
        html.void(
            "input",
            .type(type),
            .id(question.name),
            .name(question.name),
            .value(value),
            .direction("auto"),
            question.kind.isTyped ? .maximumLength(question.maximumLength) : nil,
            mode.map { .inputMode($0) },
            question.autocomplete.map { .autocomplete($0) },
            required,
            invalid,
            described
        )
    }

    private func writeArea(to html: inout HTMLWriter) {
        html.element(
            "textarea",
            .id(question.name),
            .name(question.name),
            .rows("3"),
            .direction("auto"),
            .maximumLength(question.maximumLength),
            required,
            invalid,
            described
        ) { html in
            // Browsers drop a line end right after the tag, which may have been typed.
            html.raw("\n")
            html.text(value)
        }
    }

    private func writeChoice(_ choices: [(value: String, label: String)], _ html: inout HTMLWriter) {
        html.element("select", .id(question.name), .name(question.name), required, invalid, described) { html in
            html.element("option", .value(""), text: visit.labels.choose)
            for choice in choices {
                html.element(
                    "option",
                    .value(choice.value),
                    choice.value == value ? .isSelected : nil,
                    text: choice.label
                )
            }
        }
    }
}

extension Question.Kind {
    /// Whether it is answered by typing, which can be limited in length.
    fileprivate var isTyped: Bool {
        switch self {
        case .text, .paragraph, .email, .phone, .number: true
        case .date, .choice, .yesOrNo, .consent: false
        }
    }
}
