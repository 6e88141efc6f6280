import Texts

/// What went wrong, and what to do.
struct ProblemView {
    let problem: Problem

    enum Problem: Sendable {
        case notFound, refusedSource, tooMany, failed
    }

    func bytes(for visit: Visit) -> [UInt8] {
        let labels = visit.labels
        let (title, text) =
            switch problem {
            case .notFound: (labels.notFound, labels.notFoundHelp)
            case .refusedSource: (labels.refusedSource, labels.refusedSourceHelp)
            case .tooMany: (labels.tooMany, labels.tooManyHelp)
            case .failed: (labels.failed, labels.failedHelp)
            }
        return PageLayout(visit: visit, title: title).bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: title)
                html.element("p", text: text)
                html.element("p") { html in
                    html.element("a", .class("button"), .href(visit.link(.root)), text: labels.toStart)
                }
            }
        }
    }
}
