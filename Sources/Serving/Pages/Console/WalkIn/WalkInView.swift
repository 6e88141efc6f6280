import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Scheduling
import Texts

/// The form with which a provider books for a client.
struct WalkInView {
    let practice: Practice
    let service: Service
    let questions: [Question]
    let draft: WalkInDraft
    let address: Address

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.newBooking], practice: practice)
        layout.section = .day
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit[.newBooking])
                html.element("p", .class("name")) { $0.element("bdi", text: service.name) }
                writeProblem(visit, to: &html)
                if !draft.faults.isEmpty { html.notice(.failure, title: visit.labels.checkDetails) }
                html.element("form", .method("post"), .action(visit.link(address)), .isNotValidated) { html in
                    writeFields(visit, to: &html)
                }
            }
        }
    }

    private func writeProblem(_ visit: Visit, to html: inout HTMLWriter) {
        switch draft.problem {
        case .refusedByRules:
            html.notice(.warning, title: visit[.rulesRefuse], text: visit[.rulesRefuseHelp])
        case .taken(let others):
            html.notice(.warning, title: visit[.timeTaken])
            if !others.isEmpty {
                let times = others.map { start in
                    let reading = practice.zone.reading(at: start.secondsSince1970)
                    return visit.language.joining(
                        date: visit.language.date(reading.date, .weekdayMonthAndDay),
                        time: visit.time(reading)
                    )
                }
                html.element("p", text: "\(visit[.freeNearby]): \(times.joined(separator: "; "))")
            }
        case nil: break
        }
    }

    private func writeFields(_ visit: Visit, to html: inout HTMLWriter) {
        html.void("input", .type("hidden"), .name("key"), .value(draft.key))
        html.element("div", .class("pair")) { html in
            FieldView(
                name: "date",
                label: visit[.date],
                value: draft.date,
                kind: .date,
                isRequired: true,
                fault: draft.faults["date"].map(visit.words.fault)
            ).write(to: &html)
            FieldView(
                name: "time",
                label: visit[.time],
                value: draft.time,
                kind: .time,
                isRequired: true,
                fault: draft.faults["time"].map(visit.words.fault)
            ).write(to: &html)
        }
        if service.timing.maximumSeats > 1 {
            FieldView(
                name: "seats",
                label: visit[.places],
                value: draft.seats.isEmpty ? "1" : draft.seats,
                kind: .number,
                isRequired: true,
                fault: draft.faults["seats"].map(visit.words.fault)
            ).write(to: &html)
        }
        for question in questions {
            QuestionView(
                question: question,
                value: draft.values[question.name] ?? "",
                fault: draft.faults[question.name],
                visit: visit
            ).write(to: &html)
        }
        let isRefused = if case .refusedByRules = draft.problem { true } else { false }
        if isRefused || !draft.override.isEmpty {
            FieldView(
                name: "override",
                label: visit[.whyAgainstRules],
                value: draft.override,
                isRequired: isRefused
            ).write(to: &html)
        }
        html.element("div", .class("actions")) { html in
            html.element("button", .class("button main"), text: visit[isRefused ? .bookAnyway : .book])
            html.element("a", .class("button"), .href(visit.link(practice.address)), text: visit[.back])
        }
    }
}
