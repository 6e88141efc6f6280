import ConsoleTexts
import Texts

/// The form of a calendar that is linked by its address.
struct NewCalendarView {
    let practice: Practice
    let place: NewCalendarPlace
    let form: NewCalendarForm
    let key: String
    let address: Address
    let problem: Phrase?

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.addCalendar], practice: practice)
        layout.section = .calendars
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                html.element("h1", text: visit[.addCalendar])
                if let problem { html.notice(.failure, title: visit[problem]) }
                if !form.refused.isEmpty { html.notice(.failure, title: visit.labels.checkDetails) }
                html.element("div", .class("sheet")) { html in
                    html.element("div") { writeForm(visit, to: &$0) }
                }
            }
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[place.title])
        html.element("form", .method("post"), .action(visit.link(address)), .isNotValidated) { html in
            html.void("input", .type("hidden"), .name("key"), .value(key))
            FieldView(
                name: "address",
                label: visit[.address],
                value: form.address,
                isRequired: true,
                hint: visit[place == .feed ? .addressHelp : .serverHelp],
                fault: form.refused.contains(.address) ? visit[.addressRefused] : nil,
                autocomplete: "off",
                maximumLength: 2_000
            ).write(to: &html)
            if place == .server { writeLogin(visit, to: &html) }
            FieldView(
                name: "name",
                label: "\(visit[.name]) (\(visit.labels.optional))",
                value: form.name,
                fault: form.refused.contains(.name) ? visit.words.fault(.required) : nil,
                autocomplete: "off"
            ).write(to: &html)
            html.element("button", .class("button main"), text: visit[.addCalendar])
        }
    }

    private func writeLogin(_ visit: Visit, to html: inout HTMLWriter) {
        let missing = visit.words.fault(.required)
        FieldView(
            name: "user",
            label: visit[.user],
            value: form.user,
            isRequired: true,
            fault: form.refused.contains(.user) ? missing : nil,
            autocomplete: "off",
            maximumLength: 254
        ).write(to: &html)
        FieldView(
            name: "password",
            label: visit[.password],
            kind: .password,
            isRequired: true,
            fault: form.refused.contains(.password) ? missing : nil,
            autocomplete: "off",
            maximumLength: 500
        ).write(to: &html)
    }
}

extension NewCalendarPlace {
    var title: Phrase {
        switch self {
        case .feed: .calendarAtAddress
        case .server: .calendarAtServer
        }
    }
}
