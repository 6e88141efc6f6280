import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Texts

/// Weekly hours and time off, each with its form.
struct HoursView {
    let practice: Practice
    let hours: HoursForm

    /// The hours that the form was made for, as ``HoursForm/revision(of:)`` writes them.
    let revision: String

    /// Whether there are hours that the form does not show.
    let keepsSpecial: Bool
    let timesOff: [TimeOff]
    let off: TimeOffForm
    let problem: Problem?

    /// Of services that can never be booked.
    let warnings: [ServiceWarning]
    let isSaved: Bool

    enum Problem: Sendable {
        case halfHours, timeOff, changedByOther
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.hours], practice: practice)
        layout.section = .hours
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                writeNews(visit, to: &html)
                html.element("div", .class("agenda-head")) { html in
                    html.element("h1", text: visit[.hours])
                    if practice.may(.changePolicies) {
                        let rule = visit.link(practice.address.appending("rule"))
                        html.element("a", .class("button small"), .href(rule), text: visit[.rule])
                    }
                }
                html.element("div", .class("columns")) { html in
                    html.element("section", .class("sheet"), .labelled(by: "weekly")) { html in
                        html.element("div") { writeHours(visit, to: &$0) }
                    }
                    html.element("section", .labelled(by: "off")) { writeTimeOff(visit, to: &$0) }
                }
            }
        }
    }

    private func writeNews(_ visit: Visit, to html: inout HTMLWriter) {
        switch problem {
        case .halfHours: html.notice(.failure, title: visit[.halfHours])
        case .timeOff: html.notice(.failure, title: visit[.timeOffRefused])
        case .changedByOther: html.notice(.warning, title: visit[.changedByOther])
        case nil where isSaved: html.notice(.success, title: visit[.saved])
        case nil: break
        }
        html.warn(of: warnings, visit)
    }

    private func writeHours(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", .id("weekly"), text: visit[.weeklyHours])
        html.element("p", .class("quiet"), text: visit[.weeklyHoursHelp])
        if keepsSpecial { html.element("p", .class("hint"), text: visit[.specialHoursStay]) }
        let action = visit.link(practice.address.appending("hours"))
        html.element("form", .class("hours-form"), .method("post"), .action(action)) { html in
            html.void("input", .type("hidden"), .name("revision"), .value(revision))
            HoursFieldsView(hours: hours).write(visit, to: &html)
            html.element("button", .class("button main"), text: visit[.preview])
        }
    }

    private func writeTimeOff(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", .id("off"), text: visit[.timeOff])
        html.element("p", .class("quiet"), text: visit[.timeOffHelp])
        if timesOff.isEmpty {
            html.element("p", .class("empty"), text: visit[.noTimeOff])
        } else {
            html.element("ul", .class("rows")) { html in
                for time in timesOff { html.element("li") { write(time, visit, to: &$0) } }
            }
        }
        html.element("div", .class("sheet")) { html in
            html.element("div") { writeForm(visit, to: &$0) }
        }
    }

    private func write(_ time: TimeOff, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { html in
            html.element("strong", text: time.span.text(visit))
            if let note = time.note { html.element("span", .class("quiet"), .direction("auto"), text: note) }
        }
        let address = practice.address.appending("time-off").appending(time.id.rawValue).appending("remove")
        html.element("form", .method("post"), .action(visit.link(address))) { html in
            html.element(
                "button",
                .class("button small away"),
                .labelled("\(visit[.remove]): \(time.span.text(visit))"),
                text: visit[.remove]
            )
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.addTimeOff])
        let action = visit.link(practice.address.appending("time-off"))
        html.element("form", .method("post"), .action(action), .isNotValidated) { html in
            html.element("div", .class("pair")) { html in
                FieldView(name: "first", label: visit[.firstDay], value: off.first, kind: .date, isRequired: true)
                    .write(to: &html)
                FieldView(name: "last", label: visit[.lastDay], value: off.last, kind: .date).write(to: &html)
            }
            html.element("p", .class("hint"), text: visit[.wholeDay])
            html.element("div", .class("pair")) { html in
                FieldView(name: "start", label: visit[.onlyFrom], value: off.start, kind: .time).write(to: &html)
                FieldView(name: "end", label: visit[.onlyUntil], value: off.end, kind: .time).write(to: &html)
            }
            FieldView(name: "note", label: "\(visit[.note]) (\(visit.labels.optional))", value: off.note)
                .write(to: &html)
            html.element("button", .class("button main"), text: visit[.preview])
        }
    }
}

extension TimeOff.Span {
    /// The dates, and the times if they are not whole.
    func text(_ visit: Visit) -> String {
        let dates =
            first == last
            ? visit.language.date(first, .full)
            : visit.language.date(first, .medium) + " – " + visit.language.date(last, .medium)
        guard let part else { return dates }
        return dates + ", " + part.start.description.prefix(5) + " – " + part.end.description.prefix(5)
    }
}
