import ConsoleTexts
import Marketplace

/// How the marketplace orders results and where reviews come from, by the numbers that the code itself uses.
struct TermsView {
    func bytes(for visit: Visit) -> [UInt8] {
        PageLayout(visit: visit, title: visit[.terms], isPublic: true).bytes { html in
            html.element("div", .class("narrow")) { html in
                html.element("h1", text: visit[.terms])
                html.element("p", text: visit[.orderRule])
                html.element("dl", .class("facts long")) { html in
                    for factor in SearchScore.Factor.allCases {
                        html.fact(visit[factor.phrase], String(factor.weight))
                    }
                }
                html.element("p", text: visit[.noPaidPlaces])
                html.element("h2", text: visit[.reviews])
                html.element("p", text: visit.reviewRule)
                html.element("p") { html in
                    html.element("a", .class("button"), .href(visit.link(Address("search")))) { html in
                        html.text(visit[.findAppointment])
                    }
                }
            }
        }
    }
}

extension SearchScore.Factor {
    var phrase: Phrase {
        switch self {
        case .words: .orderWords
        case .distance: .orderDistance
        case .start: .orderStart
        case .rating: .orderRating
        case .reliability: .orderReliability
        }
    }
}
