/// What a provider says about itself in a listing.
package struct ListingDraft: Sendable {
    /// The address; `nil` keeps the one that there is, or makes one from the provider's name.
    package var slug: ListingSlug?
    package var texts: [String: ListingText] = [:]
    package var categories: [CategoryID] = []
    package var place = ListingPlace()
    package var languages: [String] = []
    package var isPublished = false

    package init() {}

    /// What is missing for the listing to be found; nothing if it is not to be.
    var gaps: [ListingGap] {
        isPublished ? ListingGap.gaps(texts: texts, categories: categories, place: place) : []
    }
}
