import ConsoleTexts
import Texts

/// The form on which a client begins to wait for a place.
struct WaitlistFormView {
    let service: ServiceSummary
    let questions: [Question]

    /// By the names of the questions.
    let values: [String: String]
    var faults: [String: PageFault] = [:]
    var problem: Problem?

    /// Makes a form that is sent twice one entry.
    let key: String

    /// Why nobody can wait.
    enum Problem {
        case placeIsFree, tooMany, reused
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = PageLayout(visit: visit, title: "\(visit[.waitTitle]) – \(service.name)")
        layout.brand = (service.provider, service.providerAddress)
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit[.waitTitle])
                html.element("p", .class("name"), .direction("auto"), text: service.name)
                html.element("p", text: visit[.waitHelp])
                writeProblem(visit, to: &html)
                html.element("form", .method("post"), .action(visit.link(service.address.appending("wait")))) { html in
                    html.void("input", .type("hidden"), .name("key"), .value(key))
                    for question in questions {
                        QuestionView(
                            question: question,
                            value: values[question.name] ?? "",
                            fault: faults[question.name],
                            visit: visit
                        ).write(to: &html)
                    }
                    html.element("p", .class("go")) { html in
                        html.element("button", .class("button main"), text: visit[.waitSubmit])
                    }
                }
            }
        }
    }

    private func writeProblem(_ visit: Visit, to html: inout HTMLWriter) {
        switch problem {
        case .placeIsFree:
            html.notice(.warning, title: visit[.waitPlaceIsFree])
            html.element("p") { html in
                html.element(
                    "a",
                    .class("button"),
                    .href(visit.link(service.address.with("day", values["first"]))),
                    text: visit[.waitShowTimes]
                )
            }
        case .tooMany: html.notice(.warning, title: visit[.waitRefused])
        case .reused: html.notice(.warning, title: visit.labels.formReused)
        case nil: if !faults.isEmpty { html.notice(.failure, title: visit.labels.checkDetails) }
        }
    }
}
