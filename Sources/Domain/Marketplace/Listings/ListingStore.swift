import Bookings
import CivilTime
import SQL

/// Rows of listings and of their addresses.
struct ListingStore: Sendable {
    /// `nil` if the provider has none.
    func find(_ provider: ProviderID, in connection: any SQLConnection) async throws -> Listing? {
        try await connection.query("SELECT \(Listing.columns) FROM listings WHERE provider_id = \(provider)")
            .first.map(Listing.init(row:))
    }

    /// Writes a listing, whether or not the provider has one; the transaction holds the provider's lock.
    func put(_ listing: Listing, in connection: any SQLConnection) async throws {
        let (texts, place) = (try JSONText.encode(listing.texts), listing.place)
        let categories = try JSONText.encode(listing.categories)
        let (languages, photos) = (try JSONText.encode(listing.languages), try JSONText.encode(listing.photos))
        try await connection.execute(
            """
            INSERT INTO listings (provider_id, slug, texts, categories, languages, photos, address, latitude, longitude,
                travel_radius_meters, is_online, is_published, approved_at, objection, created_at, updated_at)
            VALUES (\(listing.provider), \(listing.slug), \(texts), \(categories), \(languages), \(photos), \(place.address),
                \(place.position?.latitude), \(place.position?.longitude), \(place.travelRadiusInMeters),
                \(place.isOnline), \(listing.isPublished), \(listing.verdict?.approvedAt), \(listing.verdict?.objection),
                \(listing.createdAt), \(listing.updatedAt))
            ON CONFLICT (provider_id) DO UPDATE SET slug = excluded.slug, texts = excluded.texts,
                categories = excluded.categories, languages = excluded.languages, photos = excluded.photos, address = excluded.address,
                latitude = excluded.latitude, longitude = excluded.longitude,
                travel_radius_meters = excluded.travel_radius_meters, is_online = excluded.is_online,
                is_published = excluded.is_published, approved_at = excluded.approved_at,
                objection = excluded.objection, updated_at = excluded.updated_at
            """
        )
        // Servers find the provider anew when its calendar changes, and a listing is read with it.
        try await connection.tellCalendarChange(of: listing.provider)
    }

    /// The listings that wait for the operator's approval, in the order of their providers.
    func awaiting(after cursor: ProviderID?, limit: Int, in connection: any SQLConnection) async throws -> [Listing] {
        try await connection.query(
            """
            SELECT \(Listing.columns) FROM listings
            WHERE is_published AND approved_at IS NULL AND objection IS NULL AND provider_id > \(cursor?.rawValue ?? "")
            ORDER BY provider_id LIMIT \(unsafeRaw: "\(limit)")
            """
        ).map(Listing.init(row:))
    }

    /// The provider that an address leads to, with the address that it has now; `nil` if nobody has had it.
    func provider(
        at slug: ListingSlug,
        in connection: any SQLConnection
    ) async throws -> (provider: ProviderID, current: ListingSlug)? {
        try await connection.query(
            """
            SELECT listings.provider_id AS provider_id, listings.slug AS slug FROM listing_slugs
            JOIN listings ON listings.provider_id = listing_slugs.provider_id
            WHERE listing_slugs.slug = \(slug)
            """
        ).first.map { (provider: try $0.decode("provider_id"), current: try $0.decode("slug")) }
    }

    /// Takes an address for a provider; false if it is another's, or was.
    ///
    /// The transaction holds the lock of addresses.
    func take(
        _ slug: ListingSlug,
        for provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        let rows = try await connection.query("SELECT provider_id FROM listing_slugs WHERE slug = \(slug)")
        if let owner = try rows.first?.decode("provider_id", as: ProviderID.self) { return owner == provider }
        try await connection.execute(
            "INSERT INTO listing_slugs (slug, provider_id, created_at) VALUES (\(slug), \(provider), \(now))"
        )
        return true
    }

    /// How many addresses a provider has had.
    func slugCount(of provider: ProviderID, in connection: any SQLConnection) async throws -> Int {
        try await connection.query(
            "SELECT slug FROM listing_slugs WHERE provider_id = \(provider) ORDER BY created_at, slug LIMIT 100"
        ).count
    }
}
