import Bookings
import ConsoleTexts
import Marketplace

/// What clients say of a provider, with forms to answer.
struct ProviderReviewsView {
    let practice: Practice
    let rating: Rating

    /// Those that are hidden too, the newest first.
    let reviews: [Review]

    /// Where the list goes on.
    let next: Address?
    let isSaved: Bool

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.reviews], practice: practice)
        layout.section = .services
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                if isSaved { html.notice(.success, title: visit[.saved]) }
                html.element("h1", text: visit[.reviews])
                if let summary = visit.summary(of: rating) { html.element("p", text: summary) }
                if reviews.isEmpty { html.element("p", .class("empty"), text: visit[.noReviews]) }
                if !reviews.isEmpty {
                    html.element("ul", .class("rows")) { html in
                        for review in reviews { html.element("li") { write(review, visit, to: &$0) } }
                    }
                }
                if let next {
                    html.element("p") { html in
                        html.element("a", .class("button"), .href(visit.link(next)), text: visit[.oldReviews])
                    }
                }
                html.element("p", .class("hint"), text: visit.reviewRule)
            }
        }
    }

    private func write(_ review: Review, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { html in
            ReviewView(review: review, zone: practice.zone, provider: practice.provider.name)
                .write(visit, to: &html)
            guard let hiding = review.hiding else { return writeReply(review, visit, to: &html) }
            html.element("p") { html in
                html.element("span", .class("tag bad"), text: visit[.hiddenReview])
                html.text(" ")
                html.element("bdi", text: hiding.reason)
            }
        }
    }

    private func writeReply(_ review: Review, _ visit: Visit, to html: inout HTMLWriter) {
        let address = practice.address.appending("reviews").appending(review.id.rawValue).appending("reply")
        let id = "reply-\(review.id)"
        html.element("form", .method("post"), .action(visit.link(address))) { html in
            html.element("div", .class("field")) { html in
                html.element("label", .label(for: id)) { html in
                    html.text(visit[.yourReply])
                    html.element("span", .class("unseen"), text: ": \(review.author ?? visit[.aClient])")
                }
                html.element(
                    "textarea",
                    .id(id),
                    .name("text"),
                    .rows("2"),
                    .direction("auto"),
                    .maximumLength(Review.longestReply)
                ) { html in
                    // Browsers drop a line end right after the tag, which may have been typed.
                    html.raw("\n")
                    html.text(review.reply?.text ?? "")
                }
            }
            html.element("button", .class("button small"), text: visit[.sendReply])
        }
    }
}
