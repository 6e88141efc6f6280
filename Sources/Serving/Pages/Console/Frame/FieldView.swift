import CivilTime
import Localization

/// A field of a form in the console, with its label and what is wrong with it.
struct FieldView {
    let name: String
    let label: String
    var value = ""
    var kind = Kind.text
    var isRequired = false
    var hint: String?

    /// What is wrong, in words; `nil` if nothing is.
    var fault: String?
    var autocomplete: StaticString?
    var maximumLength = 200

    enum Kind {
        case text, email, date, time, area(rows: StaticString)

        /// What is typed is hidden, and a value is never written into the page.
        case password
        case number
        case money
        case choice([(value: String, label: String)])
        case check
    }

    func write(to html: inout HTMLWriter) {
        html.element("div", .class(fault == nil ? "field" : "field wrong")) { html in
            if case .check = kind {
                html.element("label", .class("check")) { html in
                    writeBox(to: &html)
                    html.element("span", text: label)
                }
                writeHelp(to: &html)
            } else {
                html.element("label", .label(for: name), text: label)
                writeHelp(to: &html)
                writeControl(to: &html)
            }
        }
    }

    private func writeHelp(to html: inout HTMLWriter) {
        if let hint { html.element("p", .class("hint"), .id("\(name)-hint"), text: hint) }
        if let fault { html.element("p", .class("fault"), .id("\(name)-fault"), text: fault) }
    }

    private var described: Attribute? {
        .described(by: [hint.map { _ in "\(name)-hint" }, fault.map { _ in "\(name)-fault" }].compactMap(\.self))
    }

    private var invalid: Attribute? { fault == nil ? nil : .isInvalid }
    private var required: Attribute? { isRequired ? .isRequired : nil }

    private func writeBox(to html: inout HTMLWriter) {
        html.void(
            "input",
            .type("checkbox"),
            .id(name),
            .name(name),
            .value("yes"),
            value == "yes" ? .isChecked : nil,
            described
        )
    }

    private func writeControl(to html: inout HTMLWriter) {
        switch kind {
        case .text: writeInput("text", .direction("auto"), to: &html)
        case .email: writeInput("email", .direction("ltr"), to: &html)
        case .password: writeInput("password", .direction("ltr"), showing: "", to: &html)
        case .date: writeInput("date", nil, showing: CivilDate(value) == nil ? "" : value, to: &html)
        case .time: writeInput("time", nil, showing: WallTime(value) == nil ? "" : value, to: &html)
        case .money: writeInput("text", .inputMode("decimal"), to: &html)
        case .number: writeInput("text", .inputMode("numeric"), to: &html)
        case .area(let rows): writeArea(rows, to: &html)
        case .choice(let choices): writeChoice(choices, to: &html)
        case .check: break
        }
    }

    /// The browser limits the length of what can be typed; fields of dates and times take no limit.
    private var takesLimit: Bool {
        switch kind {
        case .date, .time: false
        default: true
        }
    }

    /// Shows `choice` in place of the value if that may not be shown, or is not of the field's type.
    private func writeInput(
        _ type: StaticString,
        _ extra: Attribute?,
        showing choice: String? = nil,
        to html: inout HTMLWriter
    ) {
        html.void(
            "input",
            .type(type),
            .id(name),
            .name(name),
            .value(choice ?? value),
            takesLimit ? .maximumLength(maximumLength) : nil,
            extra,
            autocomplete.map { .autocomplete($0) },
            required,
            invalid,
            described
        )
    }

    private func writeArea(_ rows: StaticString, to html: inout HTMLWriter) {
        html.element(
            "textarea",
            .id(name),
            .name(name),
            .rows(rows),
            .direction("auto"),
            .maximumLength(maximumLength),
            required,
            invalid,
            described
        ) { html in
            // Browsers drop a line end right after the tag, which may have been typed.
            html.raw("\n")
            html.text(value)
        }
    }

    private func writeChoice(_ choices: [(value: String, label: String)], to html: inout HTMLWriter) {
        html.element("select", .id(name), .name(name), required, invalid, described) { html in
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
