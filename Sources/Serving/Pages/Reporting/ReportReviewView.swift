import Bookings
import CivilTime
import ConsoleTexts
import Marketplace

/// Asks why a review should be looked at.
struct ReportReviewView {
    let review: Review
    let provider: String
    let providerAddress: Address
    let zone: Zone

    /// What was chosen and typed before.
    var note = ""
    var isReasonMissing = false
    var isSent = false

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = PageLayout(visit: visit, title: visit[.reportReview])
        layout.brand = (provider, providerAddress)
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                if isSent { html.notice(.success, title: visit[.reportSent]) }
                html.element("h1", text: visit[.reportReview])
                html.element("div", .class("card")) { html in
                    html.element("div", .class("card-main")) { html in
                        ReviewView(review: review, zone: zone, provider: provider).write(visit, to: &html)
                    }
                }
                if !isSent { writeForm(visit, to: &html) }
                html.element("p") { html in
                    html.element("a", .class("button"), .href(visit.link(providerAddress))) { html in
                        html.element("bdi", text: provider)
                    }
                }
            }
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        let address = Address("reviews", review.id.rawValue, "report")
        html.element("form", .method("post"), .action(visit.link(address))) { html in
            html.element("fieldset", .class(isReasonMissing ? "others wrong" : "others")) { html in
                html.element("legend", text: visit[.reportReason])
                if isReasonMissing { html.element("p", .class("fault"), text: visit[.reasonMissing]) }
                for reason in ReviewReport.Reason.allCases {
                    html.element("label") { html in
                        html.void("input", .type("radio"), .name("reason"), .value(reason.rawValue), .isRequired)
                        html.element("span", text: visit[reason.phrase])
                    }
                }
            }
            QuestionView(
                question: Question(
                    name: "note",
                    label: visit[.reportNote],
                    kind: .paragraph,
                    isRequired: false,
                    maximumLength: ReviewReport.longestNote,
                    isProviders: false
                ),
                value: note,
                fault: nil,
                visit: visit
            ).write(to: &html)
            html.element("button", .class("button main"), text: visit[.sendReport])
        }
    }
}

extension ReviewReport.Reason {
    var phrase: Phrase {
        switch self {
        case .fake: .reportFake
        case .offensive: .reportOffensive
        case .personalData: .reportPersonalData
        case .spam: .reportSpam
        case .offTopic: .reportOffTopic
        case .illegal: .reportIllegal
        }
    }
}
