import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Texts

/// The form on which a client books one time.
struct BookingFormView {
    let session: SessionSummary
    let questions: [Question]
    let policy: PolicySummary

    /// What the client is to bring along.
    let toBring: [String]

    /// Whether the provider has to agree first.
    let requiresApproval: Bool

    /// What was typed, by the names of the questions.
    var values: [String: String] = [:]
    var faults: [String: PageFault] = [:]
    var problem: Problem?

    /// How the booking is repeated; `nil` if the service takes no series.
    var repetition: RepetitionChoice?

    /// What the form sends along unseen.
    let hidden: [(name: String, value: String)]

    /// Where the form goes, and where another time is chosen.
    let action: Address
    let back: Address

    /// Why the form comes back.
    enum Problem: Sendable {
        /// The time is gone; these are free.
        case taken([Instant])
        case gone, policyChanged, priceChanged, reused

        /// These occurrences of a series are not possible.
        case conflicts([SeriesConflict])

        /// What is due ahead cannot be paid at the moment.
        case unpayable
    }

    func bytes(for visit: Visit) -> [UInt8] {
        let title = faults.isEmpty ? visit.labels.yourDetails : visit.labels.checkDetails
        var layout = PageLayout(visit: visit, title: "\(title) – \(session.service.name)")
        layout.brand = (session.service.provider, session.service.providerAddress)
        return layout.bytes { html in
            html.element("div", .class("sheet two")) { html in
                html.element("div", .class("about")) { writeAbout(visit, to: &$0) }
                html.element("div", .class("work")) { writeForm(visit, to: &$0) }
                // Last, so that on a phone the form is not far away.
                html.element("div", .class("about")) { PolicyView(policy: policy, visit: visit).writeAmounts(to: &$0) }
            }
        }
    }

    private func writeAbout(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("p", .class("name"), .direction("auto"), text: session.service.name)
        session.writeWhen(visit, isGone: isTaken, to: &html)
        html.element("p") { html in
            html.element("a", .href(visit.link(back)), text: visit.labels.changeTime)
        }
        html.element("dl", .class("facts")) { html in
            let service = session.service
            html.fact(visit.labels.price, visit.price(service.price))
            if let due = service.dueNow { html.fact(visit.labels.dueNow, visit.language.money(due)) }
        }
        html.element("section", .class("policy"), .labelled(by: "policy-title")) { html in
            PolicyView(policy: policy, visit: visit).writeWords(to: &html)
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h1", text: visit.labels.yourDetails)
        writeProblem(visit, to: &html)
        if !faults.isEmpty { writeFaults(visit, to: &html) }
        html.element("form", .method("post"), .action(visit.link(action)), others.isEmpty ? .isNotValidated : nil) {
            html in
            for (name, value) in hidden { html.void("input", .type("hidden"), .name(name), .value(value)) }
            if !others.isEmpty { writeAlternatives(others, visit, to: &html) }
            for question in questions {
                QuestionView(
                    question: question,
                    value: values[question.name] ?? "",
                    fault: faults[question.name],
                    visit: visit
                ).write(to: &html)
            }
            writeToBring(visit, to: &html)
            if others.isEmpty { repetition?.write(visit, to: &html) }
            if !isGone {
                html.element("p", .class("go")) { html in
                    html.element("button", .class("button main"), text: buttonText(visit))
                }
                writeSkipping(visit, to: &html)
            }
        }
    }

    /// Free times that can be booked instead.
    private var others: [Instant] {
        if case .taken(let starts) = problem { starts } else { [] }
    }

    /// Whether somebody else has the time for which the form was.
    private var isTaken: Bool {
        if case .taken = problem { true } else { false }
    }

    /// Whether the form can book nothing.
    private var isGone: Bool {
        switch problem {
        case .taken(let starts): starts.isEmpty
        case .gone, .unpayable: true
        case .policyChanged, .priceChanged, .reused, .conflicts, nil: false
        }
    }

    private func buttonText(_ visit: Visit) -> String {
        guard others.isEmpty else { return requiresApproval ? visit.labels.requestNow : visit.labels.bookNow }
        if requiresApproval { return visit.words.request(session.brief(visit)) }
        guard let due = session.service.dueNow else { return visit.words.book(session.brief(visit)) }
        return visit.words.bookAndPay(visit.language.money(due))
    }

    private func writeProblem(_ visit: Visit, to html: inout HTMLWriter) {
        let labels = visit.labels
        switch problem {
        case .taken(let starts):
            html.notice(.warning, title: labels.slotTaken, text: starts.isEmpty ? labels.slotGone : nil)
        case .gone: html.notice(.warning, title: labels.slotGone)
        case .policyChanged: html.notice(.warning, title: labels.policyChanged)
        case .priceChanged: html.notice(.warning, title: labels.priceChanged)
        case .reused: html.notice(.warning, title: labels.formReused)
        case .unpayable: html.notice(.warning, title: labels.payLater)
        case .conflicts(let conflicts): write(conflicts, visit, to: &html)
        case nil: break
        }
        if isGone {
            html.element("p") { html in
                html.element("a", .href(visit.link(back)), text: labels.changeTime)
            }
        }
    }

    private func write(_ conflicts: [SeriesConflict], _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("notice warn"), .role("alert")) { html in
            html.element("strong", text: visit[.notEveryDate])
            html.element("ul") { html in
                for conflict in conflicts {
                    let date = conflict.startAt.map { session.moved(to: $0).brief(visit) } ?? conflict.date.description
                    html.element("li", text: "\(date) – \(visit[conflict.phrase])")
                }
            }
        }
    }

    /// Books the rest of a series; the button alone says which dates are left out.
    private func writeSkipping(_ visit: Visit, to html: inout HTMLWriter) {
        guard case .conflicts(let conflicts) = problem, let dates = repetition?.skipping(conflicts) else { return }
        html.element("p") { html in
            html.element("button", .class("button"), .name("skip"), .value(dates), text: visit[.withoutTheseDates])
        }
    }

    /// Other times to choose from in the same form, so that what was typed goes along.
    ///
    /// None is chosen beforehand: the Enter key in a field must not book a time that nobody asked for.
    private func writeAlternatives(_ starts: [Instant], _ visit: Visit, to html: inout HTMLWriter) {
        html.element("fieldset", .class("others")) { html in
            html.element("legend", text: visit.labels.slotTakenHelp)
            for start in starts {
                let other = session.moved(to: start)
                html.element("label") { html in
                    html.void("input", .type("radio"), .name("at"), .value(other.startText), .isRequired)
                    html.element("span", text: other.brief(visit))
                }
            }
        }
    }

    private func writeFaults(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("notice bad"), .role("alert")) { html in
            html.element("strong", text: visit.labels.checkDetails)
            html.element("ul") { html in
                for question in questions {
                    guard let fault = faults[question.name] else { continue }
                    html.element("li") { html in
                        html.element("a", .href(fragment: question.name)) { html in
                            html.element("bdi", text: question.label)
                            html.text(": \(visit.words.fault(fault))")
                        }
                    }
                }
            }
        }
    }

    private func writeToBring(_ visit: Visit, to html: inout HTMLWriter) {
        guard !toBring.isEmpty else { return }
        html.element("p", .class("hint"), text: visit.labels.bring)
        html.element("ul", .class("plain")) { html in
            for document in toBring { html.element("li", .direction("auto"), text: document) }
        }
    }
}
