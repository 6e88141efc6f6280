import Bookings
import Marketplace

/// A listing as its provider, admins or anybody is shown it.
struct ListingResponse: Encodable {
    private let listing: Listing
    private let status: ListingStatus

    /// Whether the requester is the provider or an admin, who are told why it is not found.
    private let isOwn: Bool

    init(_ listing: Listing, under rules: MarketplaceRules, for requester: Requester) {
        self.listing = listing
        status = listing.status(under: rules)
        isOwn = requester.speaks(for: listing.provider)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(listing.provider.rawValue, forKey: .provider)
        try container.encode(listing.slug.rawValue, forKey: .slug)
        try container.encode(status.rawValue, forKey: .status)
        try container.encode(isOwn ? listing.objection : nil, forKey: .objection)
        try container.encode(listing.isPublished, forKey: .published)
        try container.encode(listing.texts, forKey: .texts)
        try container.encode(listing.categories, forKey: .categories)
        try container.encode(PlaceResponse(listing.place), forKey: .place)
        try container.encode(listing.languages, forKey: .languages)
        try container.encode(listing.photos.map { PhotoResponse($0, of: listing.provider) }, forKey: .photos)
        try container.encode(WireInstant(listing.createdAt), forKey: .createdAt)
        try container.encode(WireInstant(listing.updatedAt), forKey: .updatedAt)
    }

    private enum CodingKeys: String, CodingKey {
        case slug, status, objection, published, texts, categories, place, languages, photos
        case provider = "provider_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// Where sessions take place.
struct PlaceResponse: Encodable {
    private let place: ListingPlace

    init(_ place: ListingPlace) {
        self.place = place
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(place.address, forKey: .address)
        try container.encode(place.position?.degreesNorth, forKey: .latitude)
        try container.encode(place.position?.degreesEast, forKey: .longitude)
        try container.encode(place.travelRadiusInMeters.map { $0 / 1_000 }, forKey: .travelRadius)
        try container.encode(place.isOnline, forKey: .online)
    }

    private enum CodingKeys: String, CodingKey {
        case address, latitude, longitude, online
        case travelRadius = "travel_radius_km"
    }
}
