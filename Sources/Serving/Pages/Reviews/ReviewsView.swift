import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Marketplace

/// What clients say of a provider.
struct ReviewsView {
    let rating: Rating

    /// Some of those that are shown, the newest first.
    let reviews: [Review]
    let provider: String
    let zone: Zone

    /// Where the list goes on.
    let next: Address?

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("section", .class("policy"), .id("reviews"), .labelled(by: "reviews-title")) { html in
            html.element("h2", .id("reviews-title"), text: visit[.reviews])
            if let average = rating.average {
                let text =
                    "\(visit[.reviewAverage]): \(StarsView.text(average)) / 5 · \(visit[.reviews]): \(rating.count)"
                html.element("p", .class("price"), text: text)
            }
            if reviews.isEmpty { html.element("p", .class("quiet"), text: visit[.noReviews]) }
            html.element("ul", .class("cards")) { html in
                for review in reviews {
                    html.element("li", .class("card")) { html in
                        html.element("div", .class("card-main")) { write(review, visit, to: &$0) }
                    }
                }
            }
            if let next {
                html.element("p") { html in
                    html.element("a", .class("button"), .href(visit.link(next)), .relation("next")) { html in
                        html.text(visit[.oldReviews])
                    }
                }
            }
            html.element("p", .class("hint"), text: visit.reviewRule)
        }
    }

    private func write(_ review: Review, _ visit: Visit, to html: inout HTMLWriter) {
        ReviewView(review: review, zone: zone, provider: provider).write(visit, to: &html)
        html.element("p", .class("hint")) { html in
            let address = Address("reviews", review.id.rawValue, "report")
            html.element("a", .href(visit.link(address))) { html in
                html.text(visit[.reportReview])
                html.element("span", .class("unseen"), text: ": \(review.author ?? visit[.aClient])")
            }
        }
    }
}

/// One review with its answer.
struct ReviewView {
    let review: Review

    /// On whose clocks its dates are.
    let zone: Zone
    let provider: String

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("p") { html in
            StarsView(stars: review.stars).write(to: &html)
            html.raw(" ")
            html.element("strong") { $0.element("bdi", text: review.author ?? visit[.aClient]) }
            let edited = review.editedAt == nil ? "" : " · \(visit[.reviewEdited])"
            html.element("span", .class("quiet"), text: " · \(date(review.writtenAt, visit))\(edited)")
        }
        if let text = review.text { html.paragraphs(text) }
        if let reply = review.reply {
            html.element("div", .class("reply")) { html in
                html.element("p") { html in
                    html.element("strong") { html in
                        html.text("\(visit[.reviewReply]): ")
                        html.element("bdi", text: provider)
                    }
                    html.element("span", .class("quiet"), text: " · \(date(reply.writtenAt, visit))")
                }
                html.paragraphs(reply.text)
            }
        }
    }

    private func date(_ instant: Instant, _ visit: Visit) -> String {
        visit.language.date(zone.date(at: instant.secondsSince1970), .medium)
    }
}
