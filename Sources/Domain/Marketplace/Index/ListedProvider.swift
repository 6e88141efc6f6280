package import Bookings
package import CivilTime
import Money
import Scheduling

/// What search knows of a provider whose listing is found.
package final class ListedProvider: Sendable {
    package let provider: ProviderID
    package let name: String
    package let slug: ListingSlug
    package let zone: Zone

    /// By language tags.
    let headlines: [String: String]
    package let categories: [CategoryID]
    package let place: ListingPlace
    package let languages: [String]

    /// Whether the operator has approved its listing.
    let isApproved: Bool

    /// The first of its photos.
    package let photo: ListingPhoto?

    /// In the order of the services' ids.
    package let offers: [ListedOffer]

    /// Of its last sessions: how many it kept, and how many it cancelled itself.
    let record: KeptRecord

    /// What its reviews say in all.
    package let rating: Rating

    /// When a hold runs out, or its calendar was read too long ago.
    let validUntil: Instant

    init(
        _ listing: Listing,
        name: String,
        zone: Zone,
        offers: [ListedOffer],
        record: KeptRecord,
        rating: Rating,
        validUntil: Instant
    ) {
        provider = listing.provider
        self.name = name
        slug = listing.slug
        self.zone = zone
        headlines = listing.texts.compactMapValues(\.headline)
        categories = listing.categories
        place = listing.place
        languages = listing.languages
        isApproved = listing.verdict?.approvedAt != nil
        photo = listing.photos.first
        self.offers = offers
        self.record = record
        self.rating = rating
        self.validUntil = validUntil
    }

    /// The headline in a language, or else in English, or else in the first language that has one; with its language.
    package func headline(in tag: String) -> (text: String, tag: String)? {
        for candidate in [tag, "en"] + headlines.keys.sorted() {
            if let text = headlines[candidate] { return (text, candidate) }
        }
        return nil
    }
}
