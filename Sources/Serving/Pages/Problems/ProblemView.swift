import ConsoleTexts
import Localization
import Texts

/// What went wrong, and what to do.
struct ProblemView {
    let problem: Problem

    /// Where the form is that was sent; `nil` if that is not known.
    var form: Address?

    enum Problem: Sendable {
        case notFound, refusedSource, tooMany, failed

        /// More was sent than so many bytes; `nil` if it is not known how many are taken.
        case tooLarge(limit: Int?)
    }

    func bytes(for visit: Visit) -> [UInt8] {
        let labels = visit.labels
        let (title, text) =
            switch problem {
            case .notFound: (labels.notFound, labels.notFoundHelp)
            case .refusedSource: (labels.refusedSource, labels.refusedSourceHelp)
            case .tooMany: (labels.tooMany, labels.tooManyHelp)
            case .failed: (labels.failed, labels.failedHelp)
            case .tooLarge(let limit):
                (
                    visit[.sentTooMuch],
                    limit.map { visit[.sentTooMuchLimit].filling(visit.fileSize($0)) } ?? visit[.sentTooMuchHelp]
                )
            }
        return PageLayout(visit: visit, title: title).bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: title)
                html.element("p", text: text)
                html.element("p") { html in
                    let (address, text) = form.map { ($0, visit[.back]) } ?? (.root, labels.toStart)
                    html.element("a", .class("button"), .href(visit.link(address)), text: text)
                }
            }
        }
    }
}
