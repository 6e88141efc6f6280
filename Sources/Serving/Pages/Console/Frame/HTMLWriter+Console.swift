import CivilTime
import Localization

extension HTMLWriter {
    /// Adds an instant as the clock of a practice shows it.
    mutating func moment(_ instant: Instant, of practice: Practice, _ visit: Visit) {
        element(
            "time",
            .dateTime(Timestamp.format(instant.secondsSince1970)),
            text: visit.moment(instant, in: practice.zone)
        )
    }

    /// Adds a form that is a button, with hidden fields; `subject` distinguishes it from the others on its page.
    mutating func button(
        _ text: String,
        _ subject: String? = nil,
        style: StaticString = "button small",
        to address: Address,
        _ hidden: [(name: String, value: String)] = []
    ) {
        element("form", .method("post"), .action(address)) { html in
            for field in hidden {
                html.void("input", .type("hidden"), .name(field.name), .value(field.value))
            }
            html.element("button", .class(style), subject.map { .labelled("\(text): \($0)") }, text: text)
        }
    }

    /// Adds a secret that is shown only this once, to be copied.
    mutating func secret(_ text: String, title: String) {
        element("div", .class("notice good"), .role("status")) { html in
            html.element("strong", text: title)
            html.element("p") { html in
                html.element("code", .class("code secret"), .direction("ltr"), text: text)
            }
        }
    }
}

extension Visit {
    /// A date and a time of day on the clocks of a zone.
    func moment(_ instant: Instant, in zone: Zone) -> String {
        let reading = zone.reading(at: instant.secondsSince1970)
        return language.joining(date: language.date(reading.date, .medium), time: time(reading))
    }
}
