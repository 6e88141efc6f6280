/// Where a listed provider is, in so few bytes that a search can look at all of them.
struct ListedPoint: Sendable {
    /// In millionths of a degree; ``nowhere`` if the provider has no position.
    private let latitude: Int32
    private let longitude: Int32

    /// How far the provider travels, in meters; 0 if not at all.
    let travelRadiusInMeters: Int32

    private static let nowhere = Int32.min

    /// Of nobody.
    static let none = ListedPoint(ListingPlace())

    init(_ place: ListingPlace) {
        // At most ±180 and 500,000.
        latitude = place.position.map { Int32($0.latitude) } ?? Self.nowhere
        longitude = place.position.map { Int32($0.longitude) } ?? Self.nowhere
        travelRadiusInMeters = Int32(place.travelRadiusInMeters ?? 0)
    }

    var position: Position? {
        latitude == Self.nowhere ? nil : Position(latitude: Int64(latitude), longitude: Int64(longitude))
    }
}
