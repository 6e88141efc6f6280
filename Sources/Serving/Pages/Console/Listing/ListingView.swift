import Bookings
import ConsoleTexts
import Localization
import Marketplace
import Texts

/// A provider's listing: where it stands, what is missing, and the form that changes it.
struct ListingView {
    let practice: Practice

    /// `nil` if there is none yet.
    let listing: Listing?
    let status: ListingStatus
    let missing: [ListingGap]
    let form: ListingForm
    let categories: [Marketplace.Category]

    /// The fingerprint of the listing that the form was made for.
    let revision: String

    /// The language of the texts.
    let language: Language
    let rules: MarketplaceRules
    let news: News?

    enum News: Sendable {
        case saved, changedByOther, incomplete

        /// `typed` is what was typed of a new photo; `nil` if another was to be changed.
        case photoRefused(PhotoRefusal, typed: String?)
    }

    private var photoRefusal: (reason: PhotoRefusal, typed: String?)? {
        if case .photoRefused(let reason, let typed) = news { (reason, typed) } else { nil }
    }

    private var isIncomplete: Bool { if case .incomplete = news { true } else { false } }

    private var address: Address { practice.address.appending("listing") }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.listing], practice: practice)
        layout.section = .services
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                switch news {
                case .saved: html.notice(.success, title: visit[.saved])
                case .changedByOther: html.notice(.warning, title: visit[.changedByOther])
                case .photoRefused: photosView.writeRefusal(visit, to: &html)
                case .incomplete, nil: break
                }
                html.element("h1", text: visit[.listing])
                html.element("p", .class("quiet"), text: visit[.listingHelp])
                writeStatus(visit, to: &html)
                html.element("div", .class("sheet")) { html in
                    html.element("div") { writeForm(visit, to: &$0) }
                }
                html.element("section", .labelled(by: "photos")) { html in
                    photosView.write(visit, to: &html)
                }
                html.element("p") { html in
                    let reviews = practice.address.appending("reviews")
                    html.element("a", .class("button"), .href(visit.link(reviews)), text: visit[.reviews])
                }
            }
        }
    }

    private var photosView: ListingPhotosView {
        ListingPhotosView(practice: practice, photos: listing?.photos, rules: rules, refusal: photoRefusal)
    }

    private func writeStatus(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("p") { html in
            html.element("span", .class(status == .published ? "tag good" : "tag"), text: visit[status.phrase])
            if status == .published, let listing {
                html.text(" ")
                html.element("a", .href(visit.link(Address(listing.slug.rawValue))), text: visit[.showListing])
            }
        }
        if let objection = listing?.objection {
            html.notice(.warning, title: visit[.listingDeclined], text: objection)
        }
        guard !missing.isEmpty else { return }
        html.element("p", text: visit[.listingMissing])
        html.element("ul", .class("plain")) { html in
            for gap in missing { html.element("li", text: visit[gap.phrase]) }
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("nav", .labelled(visit[.pageTexts])) { html in
            html.element("ul", .class("languages")) { html in
                for other in Language.allCases {
                    html.element("li") { html in
                        html.element(
                            "a",
                            .href(visit.link(address.with("texts", other.tag))),
                            .language(other.tag),
                            other == language ? .current("true") : nil,
                            text: other.ownName
                        )
                    }
                }
            }
        }
        html.element("form", .method("post"), .action(visit.link(address)), .isNotValidated) { html in
            html.void("input", .type("hidden"), .name("language"), .value(language.tag))
            html.void("input", .type("hidden"), .name("revision"), .value(revision))
            for field in textFields(visit) + placeFields(visit) { field.write(to: &html) }
            html.element("button", .class("button main"), text: visit[.save])
        }
    }

    private func fault(_ fault: ListingForm.Fault, _ phrase: Phrase, _ visit: Visit) -> String? {
        form.faults.contains(fault) ? visit[phrase] : nil
    }

    private func textFields(_ visit: Visit) -> [FieldView] {
        let choices = [("", visit[.noCategory])] + categories.map { ($0.id.rawValue, $0.name(in: visit.language.tag)) }
        let chosen = (0..<ListingForm.categoryCount).map { number in
            FieldView(
                name: "category\(number + 1)",
                label: visit[.chosenCategory].filling(String(number + 1)),
                value: number < form.categories.count ? form.categories[number].rawValue : "",
                kind: .choice(choices.map { (value: $0.0, label: $0.1) })
            )
        }
        return [
            FieldView(
                name: "headline",
                label: "\(visit[.headline]) (\(language.ownName))",
                value: form.headline,
                fault: fault(.textsTooLong, .textsTooLong, visit),
                maximumLength: ListingForm.longestHeadline
            ),
            FieldView(
                name: "description",
                label: "\(visit[.description]) (\(language.ownName))",
                value: form.description,
                kind: .area(rows: "6"),
                maximumLength: ListingForm.longestDescription
            ),
        ] + chosen + [
            FieldView(
                name: "languages",
                label: visit[.spokenLanguages],
                value: form.languages,
                hint: visit[.spokenLanguagesHelp],
                fault: fault(.languages, .spokenLanguagesRefused, visit)
            )
        ]
    }

    private func placeFields(_ visit: Visit) -> [FieldView] {
        [
            FieldView(
                name: "address",
                label: visit[.address],
                value: form.address,
                maximumLength: ListingForm.longestAddress
            ),
            FieldView(
                name: "coordinates",
                label: visit[.listingCoordinates],
                value: form.coordinates,
                hint: visit[.listingCoordinatesHelp],
                fault: fault(.coordinates, .listingCoordinatesRefused, visit),
                maximumLength: 60
            ),
            FieldView(
                name: "radius",
                label: visit[.travelRadius],
                value: form.radius,
                kind: .number,
                fault: fault(.radius, .travelRadiusRefused, visit),
                maximumLength: 3
            ),
            FieldView(
                name: "online",
                label: visit[.worksOnline],
                value: form.isOnline ? "yes" : "",
                kind: .check
            ),
            FieldView(
                name: "slug",
                label: visit[.listingSlug],
                value: form.slug,
                hint: visit[.listingSlugHelp],
                fault: fault(.slugRefused, .listingSlugRefused, visit) ?? fault(.slugTaken, .listingSlugTaken, visit),
                maximumLength: 60
            ),
            FieldView(
                name: "published",
                label: visit[.publishListing],
                value: form.isPublished ? "yes" : "",
                kind: .check,
                fault: isIncomplete ? visit[.listingMissing] : nil
            ),
        ]
    }
}

extension ListingStatus {
    var phrase: Phrase {
        switch self {
        case .draft: .listingDraft
        case .awaitingApproval: .listingAwaits
        case .published: .listingFound
        case .declined: .listingDeclined
        }
    }
}

extension ListingGap {
    var phrase: Phrase {
        switch self {
        case .description: .listingNeedsDescription
        case .category: .listingNeedsCategory
        case .place: .listingNeedsPlace
        }
    }
}
