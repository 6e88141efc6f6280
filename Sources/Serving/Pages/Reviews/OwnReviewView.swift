import CivilTime
import ConsoleTexts
import Marketplace
import Texts

/// The review of a booking on its client's page: the form, or what was written.
struct OwnReviewView {
    /// `nil` if there is none yet.
    let review: Review?

    /// Whether the form is shown.
    let canWrite: Bool

    /// Whether the client can write one, but not under this address.
    let needsMailedLink: Bool
    let form: Form

    /// The name under which it can be shown.
    let name: String?
    let provider: String
    let zone: Zone

    /// Of the booking.
    let address: Address

    /// What the form says.
    struct Form: Sendable {
        var stars: Int?
        var text = ""
        var isNamed = false
        var fault: Fault?

        enum Fault: Sendable {
            case starsMissing, tooLong
        }

        init(_ review: Review? = nil) {
            stars = review?.stars
            text = review?.text ?? ""
            isNamed = review?.isNamed ?? false
        }

        init(_ fields: FormFields) {
            stars = Int(fields["stars"]).flatMap { (1...5).contains($0) ? $0 : nil }
            text = fields["text"]
            isNamed = fields["named"] == "true"
        }

        /// What is written; `nil` if the form cannot be read, which it then says.
        mutating func draft() -> ReviewDraft? {
            guard text.unicodeScalars.count <= Review.longestText else {
                fault = .tooLong
                return nil
            }
            guard let stars else {
                fault = .starsMissing
                return nil
            }
            return ReviewDraft(
                stars: stars,
                text: TypedText.fit(text, upTo: Review.longestText),
                isNamed: isNamed
            )
        }
    }

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        guard review != nil || canWrite || needsMailedLink else { return }
        html.element("section", .class("policy"), .id("review"), .labelled(by: "review-title")) { html in
            html.element("h2", .id("review-title"), text: visit[review == nil ? .writeReview : .ownReview])
            if let hiding = review?.hiding {
                html.element("p", .class("fault")) { html in
                    html.text("\(visit[.reviewHidden]) ")
                    html.element("bdi", text: hiding.reason)
                }
            }
            if needsMailedLink { html.element("p", text: visit[.reviewNeedsMailedLink]) }
            if let review, !canWrite || review.reply != nil {
                ReviewView(review: review, zone: zone, provider: provider).write(visit, to: &html)
            }
            if canWrite { writeForm(visit, to: &html) }
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .method("post"), .action(visit.link(address.appending("review")))) { html in
            writeStars(visit, to: &html)
            html.element("div", .class(form.fault == .tooLong ? "field wrong" : "field")) { html in
                html.element("label", .label(for: "review-text")) { html in
                    html.text("\(visit[.reviewText]) ")
                    html.element("span", .class("quiet"), text: "(\(visit.labels.optional))")
                }
                if form.fault == .tooLong {
                    html.element("p", .class("fault"), .id("review-text-fault"), text: visit[.reviewTooLong])
                }
                html.element(
                    "textarea",
                    .id("review-text"),
                    .name("text"),
                    .rows("4"),
                    .direction("auto"),
                    .maximumLength(Review.longestText),
                    form.fault == .tooLong ? .isInvalid : nil,
                    .described(by: form.fault == .tooLong ? ["review-text-fault"] : [])
                ) { html in
                    // Browsers drop a line end right after the tag, which may have been typed.
                    html.raw("\n")
                    html.text(form.text)
                }
            }
            if let name { writeNaming(name, visit, to: &html) }
            html.element("p", .class("hint"), text: visit.reviewRule)
            html.element("button", .class("button main"), text: visit[.publishReview])
        }
    }

    private func writeStars(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("fieldset", .class(form.fault == .starsMissing ? "others wrong" : "others")) { html in
            html.element("legend", text: visit[.stars])
            if form.fault == .starsMissing { html.element("p", .class("fault"), text: visit[.starsMissing]) }
            for stars in (1...5).reversed() {
                html.element("label") { html in
                    html.void(
                        "input",
                        .type("radio"),
                        .name("stars"),
                        .value(String(stars)),
                        form.stars == stars ? .isChecked : nil,
                        .isRequired
                    )
                    html.element("span") { html in
                        html.element("span", .class("stars"), .isHidden, text: StarsView.drawing(of: stars))
                        html.text(" \(visit[StarsView.phrase(of: stars)]) (\(stars)/5)")
                    }
                }
            }
        }
    }

    private func writeNaming(_ name: String, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("label", .class("check")) { html in
            html.void(
                "input",
                .type("checkbox"),
                .name("named"),
                .value("true"),
                form.isNamed ? .isChecked : nil
            )
            html.element("span") { html in
                html.text("\(visit[.reviewNamed]) ")
                html.element("bdi", text: name)
            }
        }
    }
}
