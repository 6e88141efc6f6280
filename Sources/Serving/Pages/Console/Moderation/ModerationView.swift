import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Marketplace

/// Listings that wait for approval, and reviews that were reported.
struct ModerationView {
    /// A listing with the names of its provider and of the services.
    struct Waiting: Sendable {
        let listing: Listing
        let provider: String
        let services: [String]

        /// A fingerprint of all that is shown, to detect changes.
        let revision: String
    }

    let listings: [Waiting]
    let reviews: [ReportedReview]

    /// On whose clocks dates are, as the server has no zone.
    let zone: Zone
    let news: News?

    enum News: String, Sendable {
        case decided, changed
        case reasonMissing = "reason-missing"
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.marketplace])
        layout.section = .account
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                switch news {
                case .decided: html.notice(.success, title: visit[.decided])
                case .changed: html.notice(.warning, title: visit[.decisionStale])
                case .reasonMissing: html.notice(.failure, title: visit[.reasonMissing])
                case nil: break
                }
                html.element("h1", text: visit[.marketplace])
                html.element("h2", text: visit[.listingsToApprove])
                if listings.isEmpty { html.element("p", .class("empty"), text: visit[.nothingToDecide]) }
                writeRows(listings, to: &html) { write($0, visit, to: &$1) }
                html.element("h2", text: visit[.reportedReviews])
                if reviews.isEmpty { html.element("p", .class("empty"), text: visit[.nothingToDecide]) }
                writeRows(reviews, to: &html) { write($0, visit, to: &$1) }
            }
        }
    }

    private func writeRows<Row>(
        _ rows: [Row],
        to html: inout HTMLWriter,
        _ write: (Row, inout HTMLWriter) -> Void
    ) {
        guard !rows.isEmpty else { return }
        html.element("ul", .class("rows")) { html in
            for row in rows { html.element("li") { write(row, &$0) } }
        }
    }

    private func write(_ waiting: Waiting, _ visit: Visit, to html: inout HTMLWriter) {
        let listing = waiting.listing
        html.element("div", .class("row-main")) { html in
            html.element("strong") { $0.element("bdi", text: waiting.provider) }
            html.element("bdi", .class("quiet code"), text: "/\(listing.slug)")
            for (tag, text) in listing.texts.sorted(by: { $0.key < $1.key }) {
                html.element("div", .language(tag)) { html in
                    if let headline = text.headline {
                        html.element("p", .direction("auto")) { $0.element("strong", text: headline) }
                    }
                    if let description = text.description { html.paragraphs(description) }
                }
            }
            writePhotos(of: listing, to: &html)
            html.element("ul", .class("plain")) { html in
                for service in waiting.services { html.element("li", .direction("auto"), text: service) }
            }
            if let address = listing.place.address {
                html.element("p", .class("quiet"), .direction("auto"), text: address)
            }
            let place = Address("console", "account", "listings").appending(listing.provider.rawValue)
            writeDecision(
                (visit[.approveListing], place.appending("approve")),
                (visit[.declineListing], place.appending("decline")),
                of: waiting.provider,
                id: listing.provider.rawValue,
                waiting.revision,
                visit,
                to: &html
            )
        }
    }

    /// Each with its text, which is published with it.
    private func writePhotos(of listing: Listing, to html: inout HTMLWriter) {
        guard !listing.photos.isEmpty else { return }
        let practice = Address("console", Slug.text(of: listing.provider))
        html.element("ul", .class("plain")) { html in
            for photo in listing.photos {
                html.element("li", .class("inline")) { html in
                    ListingPhotosView.writePicture(photo, of: practice, to: &html)
                    html.element("bdi", text: photo.alternativeText)
                }
            }
        }
    }

    private func write(_ reported: ReportedReview, _ visit: Visit, to html: inout HTMLWriter) {
        let review = reported.review
        html.element("div", .class("row-main")) { html in
            ReviewView(review: review, zone: zone, provider: review.provider.rawValue).write(visit, to: &html)
            html.element("ul", .class("plain")) { html in
                for report in reported.reports {
                    html.element("li") { html in
                        html.text("\(visit[report.reason.phrase]) (\(report.count))")
                        if let note = report.note {
                            html.text(": ")
                            html.element("bdi", text: note)
                        }
                    }
                }
            }
            let place = Address("console", "account", "reviews").appending(review.id.rawValue)
            writeDecision(
                (visit[.keepReview], place.appending("keep")),
                (visit[.hideReview], place.appending("hide")),
                of: review.id.rawValue,
                id: review.id.rawValue,
                String(review.revision),
                visit,
                to: &html
            )
        }
    }

    /// A button that lets something be seen, and a form with a reason that does not.
    private func writeDecision(
        _ yes: (text: String, address: Address),
        _ no: (text: String, address: Address),
        of subject: String,
        id: String,
        _ revision: String,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        html.button(yes.text, subject, to: visit.link(yes.address), [("revision", revision)])
        html.element("form", .method("post"), .action(visit.link(no.address))) { html in
            html.void("input", .type("hidden"), .name("revision"), .value(revision))
            html.element("div", .class("field")) { html in
                html.element("label", .label(for: "reason-\(id)")) { html in
                    html.text(visit[.decisionReason])
                    html.element("span", .class("unseen"), text: ": \(subject)")
                }
                html.void(
                    "input",
                    .type("text"),
                    .id("reason-\(id)"),
                    .name("reason"),
                    .direction("auto"),
                    .maximumLength(Review.longestReason),
                    .isRequired
                )
            }
            html.element("button", .class("button small danger"), .labelled("\(no.text): \(subject)"), text: no.text)
        }
    }
}
