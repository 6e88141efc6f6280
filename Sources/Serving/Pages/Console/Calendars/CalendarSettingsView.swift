import Bookings
import CalendarSync
import ConsoleTexts
import Texts

/// One linked calendar: its state, and how it blocks.
struct CalendarSettingsView {
    let practice: Practice
    let link: CalendarLink
    let form: CalendarSettingsForm
    let revision: String
    var isAdded = false

    /// Whether somebody else has changed the settings since the form was made, which now shows what they said.
    var isChangedByOther = false

    private var address: Address { CalendarPages.address(practice).appending(link.id.rawValue) }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: link.name, practice: practice)
        layout.section = .calendars
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                if isAdded { html.notice(.success, title: visit[.saved], text: visit[.readSoon]) }
                html.element("h1") { $0.element("bdi", text: link.name) }
                if isChangedByOther { html.notice(.warning, title: visit[.changedByOther]) }
                if !form.refused.isEmpty { html.notice(.failure, title: visit.labels.checkDetails) }
                writeState(visit, to: &html)
                html.element("div", .class("sheet")) { html in
                    html.element("div") { writeForm(visit, to: &$0) }
                }
                html.element("p") { html in
                    let remove = address.appending("remove")
                    html.element("a", .class("button away"), .href(visit.link(remove)), text: visit[.unlink])
                }
            }
        }
    }

    private func writeState(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { html in
            html.element("p") { html in
                html.element("span", .class(link.state.status.tagStyle), text: visit[link.state.status.title])
            }
            CalendarStateView(practice: practice, link: link).write(visit, to: &html)
            // The reader's messages are in English only.
            if let problem = link.state.problem {
                html.element("span", .class("quiet"), .language("en"), .direction("auto"), text: problem.message)
            }
        }
        guard !link.state.warnings.isEmpty else { return }
        html.element("h2", text: visit[.leftOut])
        html.element("ul", .class("plain")) { html in
            for warning in link.state.warnings {
                html.element("li", .language("en"), .direction("auto"), text: warning)
            }
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .method("post"), .action(visit.link(address)), .isNotValidated) { html in
            html.void("input", .type("hidden"), .name("revision"), .value(revision))
            write(.name, .name, visit, to: &html) { field in
                field.isRequired = true
                field.fault = form.refused.contains(.name) ? visit.words.fault(.required) : nil
            }
            write(.owners, .ownAddresses, visit, to: &html) { field in
                field.kind = .area(rows: "3")
                field.hint = visit[.ownAddressesHelp]
                field.fault = form.refused.contains(.owners) ? visit[.ownAddressesRefused] : nil
                field.maximumLength = 2_600
            }
            write(.busy, .eventsBlock, visit, to: &html) { $0.kind = .check }
            write(.tentative, .tentativeBlocks, visit, to: &html) { $0.kind = .check }
            write(.free, .freeDaysBlock, visit, to: &html) { $0.kind = .check }
            write(.stale, .whenStale, visit, to: &html) { field in
                field.kind = .choice(CalendarRules.StaleRule.allCases.map { ($0.rawValue, visit[$0.title]) })
            }
            if link.kind != .ics {
                write(.receives, .writeBookings, visit, to: &html) { $0.kind = .check }
                write(.contents, .bookingContents, visit, to: &html) { field in
                    field.kind = .choice(PublishedCalendar.Contents.allCases.map { ($0.rawValue, visit[$0.title]) })
                }
            }
            html.element("button", .class("button main"), text: visit[.save])
        }
    }

    private func write(
        _ field: CalendarSettingsForm.Field,
        _ label: Phrase,
        _ visit: Visit,
        to html: inout HTMLWriter,
        _ change: (inout FieldView) -> Void
    ) {
        var view = FieldView(name: field.rawValue, label: visit[label], value: form[field])
        change(&view)
        view.write(to: &html)
    }
}

extension CalendarRules.StaleRule {
    fileprivate var title: Phrase {
        switch self {
        case .trust: .staleTrust
        case .check: .staleCheck
        case .hold: .staleHold
        }
    }
}

extension PublishedCalendar.Contents {
    var title: Phrase {
        switch self {
        case .times: .timesOnly
        case .details: .serviceAndClient
        }
    }
}
