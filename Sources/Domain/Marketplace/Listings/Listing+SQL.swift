import Bookings
import CivilTime
import SQL

extension ListingSlug: SQLConvertible {}

extension Listing {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        provider_id, slug, texts, categories, languages, photos, address, latitude, longitude, travel_radius_meters, is_online, is_published,
        approved_at, objection, created_at, updated_at
        """

    init(row: SQLRow) throws {
        var place = ListingPlace()
        place.address = try row.decode("address")
        if let latitude = try row.decode("latitude", as: Int64?.self) {
            place.position = Position(latitude: latitude, longitude: try row.decode("longitude"))
        }
        place.travelRadiusInMeters = try row.decode("travel_radius_meters")
        place.isOnline = try row.decode("is_online")
        self.init(
            provider: try row.decode("provider_id"),
            slug: try row.decode("slug"),
            texts: try JSONText.decode([String: ListingText].self, from: try row.decode("texts")),
            categories: try JSONText.decode([CategoryID].self, from: try row.decode("categories")),
            place: place,
            languages: try JSONText.decode([String].self, from: try row.decode("languages")),
            photos: try JSONText.decode([ListingPhoto].self, from: try row.decode("photos")),
            isPublished: try row.decode("is_published"),
            verdict: try Verdict(row: row),
            createdAt: try row.decode("created_at"),
            updatedAt: try row.decode("updated_at")
        )
    }
}

extension Listing.Verdict {
    fileprivate init?(row: SQLRow) throws {
        if let approvedAt = try row.decode("approved_at", as: Instant?.self) {
            self = .approved(at: approvedAt)
        } else if let reason = try row.decode("objection", as: String?.self) {
            self = .declined(reason: reason)
        } else {
            return nil
        }
    }

    var approvedAt: Instant? {
        if case .approved(let instant) = self { instant } else { nil }
    }

    var objection: String? {
        if case .declined(let reason) = self { reason } else { nil }
    }
}
