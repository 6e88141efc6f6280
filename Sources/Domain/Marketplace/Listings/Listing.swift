package import Bookings
package import CivilTime

/// How a provider is found in the marketplace.
package struct Listing: Sendable {
    package let provider: ProviderID
    package var slug: ListingSlug

    /// By language tags such as `de`.
    package var texts: [String: ListingText]

    /// In the order in which the provider named them; may hold ids of categories that are gone.
    package var categories: [CategoryID]
    package var place: ListingPlace

    /// The languages that are spoken, as ISO 639 codes such as `de`.
    package var languages: [String]

    /// In the order in which they are shown.
    package var photos: [ListingPhoto] = []

    /// Whether the provider wants to be found.
    package var isPublished: Bool

    /// What the operator has decided about it; `nil` if nothing yet.
    package var verdict: Verdict?
    package let createdAt: Instant
    package var updatedAt: Instant

    package enum Verdict: Hashable, Sendable {
        case approved(at: Instant)
        /// Why it is not to be found.
        case declined(reason: String)
    }

    /// Whether it is found under the operator's rules, and why not.
    package func status(under rules: MarketplaceRules) -> ListingStatus {
        guard isPublished else { return .draft }
        switch verdict {
        case .declined: return .declined
        case .approved: return .published
        case nil: return rules.requiresApproval ? .awaitingApproval : .published
        }
    }

    /// Why the operator does not let it be found; `nil` if they have no objection.
    package var objection: String? { verdict?.objection }

    /// Keeps or drops what the operator decided about a listing that this one replaces.
    ///
    /// `isApproved` if the operator makes the change. What a provider changes waits for approval again, where the operator asks for
    /// that; elsewhere what was declined stays so until the operator approves it.
    mutating func take(
        verdictOn known: Listing?,
        isApproved: Bool,
        under rules: MarketplaceRules,
        at now: Instant
    ) {
        if isApproved {
            verdict = .approved(at: now)
        } else if let known, !known.says(sameAs: self), rules.requiresApproval || known.objection == nil {
            // Otherwise a provider could change anything once it was approved. An objection stays where nobody would look again.
            verdict = nil
        }
    }

    /// Whether people read and see the same in both.
    private func says(sameAs other: Listing) -> Bool {
        slug == other.slug && texts == other.texts && categories == other.categories && place == other.place
            && languages == other.languages && photos == other.photos
    }

    /// What it lacks before it can be found.
    package var missing: [ListingGap] { ListingGap.gaps(texts: texts, categories: categories, place: place) }

    /// The description in a language, or else in English, or else in the first language that has one; with its language.
    package func description(in tag: String) -> (text: String, tag: String)? {
        for candidate in [tag, "en"] + texts.keys.sorted() {
            if let text = texts[candidate]?.description { return (text, candidate) }
        }
        return nil
    }

    package static let maximumCategories = 10
    package static let maximumLanguages = 20

    /// How many addresses a provider can have had in all, so that nobody can stockpile them.
    package static let maximumSlugs = 20
}

/// Whether a listing is found, and why not.
package enum ListingStatus: String, Sendable, CaseIterable {
    case draft
    case awaitingApproval = "awaiting_approval"
    case published
    case declined
}
