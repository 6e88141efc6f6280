import Bookings
import ConsoleTexts
import Localization
import Money
import Texts

/// Asks whether a booking is to be cancelled, and says before what that gives back.
struct CancelView {
    let session: SessionSummary
    let paid: MonetaryAmount
    let quote: BookedView.Quote
    let policy: PolicySummary
    let address: Address

    /// All that are to be cancelled of a series, in its order; empty if it is this booking alone.
    var series: [SessionSummary] = []

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = PageLayout(visit: visit, title: "\(question(visit)) – \(session.service.name)")
        layout.brand = (session.service.provider, session.service.providerAddress)
        return layout.bytes { html in
            html.element("div", .class("sheet two")) { html in
                html.element("div", .class("work")) { writeMain(visit, to: &$0) }
                html.element("div", .class("about")) { PolicyView(policy: policy, visit: visit).write(to: &$0) }
            }
        }
    }

    private func question(_ visit: Visit) -> String {
        series.isEmpty ? visit.labels.cancelQuestion : visit[.cancelTheseDates]
    }

    private func writeMain(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h1", text: question(visit))
        html.element("p", .class("name"), .direction("auto"), text: session.service.name)
        (series.first ?? session).writeWhen(visit, to: &html)
        SeriesSummary.write(Array(series.dropFirst()), visit, to: &html)
        let text = quote.text(paid: paid, visit)
        html.element("p", .class("quote"), text: text)
        html.element("form", .method("post"), .action(visit.link(address.appending("cancel")))) { html in
            // What was shown is what was agreed to: if it is no longer true, the page comes back with what is.
            if case .amount(let amount) = quote {
                html.void("input", .type("hidden"), .name("refund"), .value(String(amount.minorUnits)))
            }
            if !series.isEmpty {
                html.void("input", .type("hidden"), .name("scope"), .value(SeriesScope.following.rawValue))
            }
            QuestionView(
                question: Question(
                    name: "reason",
                    label: visit.labels.reason,
                    kind: .paragraph,
                    isRequired: false,
                    maximumLength: 500,
                    isProviders: false
                ),
                value: "",
                fault: nil,
                visit: visit
            ).write(to: &html)
            html.element("div", .class("actions")) { html in
                html.element(
                    "button",
                    .class("button danger"),
                    text: series.isEmpty ? visit.labels.cancel : visit[.cancelFromHere]
                )
                html.element("a", .class("button"), .href(visit.link(address)), text: visit.labels.keepBooking)
            }
        }
    }
}
