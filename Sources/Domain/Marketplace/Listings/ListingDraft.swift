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

    /// What is missing for the listing to be found, by the fields of a request.
    var gaps: [(field: String, message: String)] {
        guard isPublished else { return [] }
        var gaps: [(field: String, message: String)] = []
        if texts.values.allSatisfy({ $0.description == nil }) {
            gaps.append(("texts", "A published listing has a description in at least one language."))
        }
        if categories.isEmpty { gaps.append(("categories", "A published listing has at least one category.")) }
        if place.kinds.isEmpty {
            gaps.append(("place", "A published listing has an address, a travel radius or is online."))
        }
        return gaps
    }
}
