import Bookings
import CivilTime

/// What decides where a provider is found, without its listing: plain values, as they are read for each provider in every search.
struct ProviderFacts: Sendable {
    let isListed: Bool

    /// Whether it has an address to which clients can come.
    let receivesClients: Bool

    /// In millionths of a degree; ``nowhere`` if the provider has no position.
    private let latitude: Int32
    private let longitude: Int32

    /// How far the provider travels, in meters; negative if not at all.
    let travelRadiusInMeters: Int32

    /// The number of its zone in the table.
    let zone: Int32

    /// What ``SearchScore`` gives for its reviews.
    let esteem: Int16

    /// What ``SearchScore`` gives for the sessions that it kept, as of three days; the last known value is repeated.
    private let reliability: (Int16, Int16, Int16)

    /// The first of them, in days of UTC since 1970.
    private let firstDay: Int32

    private static let nowhere = Int32.min

    /// Of nobody.
    static let none = ProviderFacts()

    private init() {
        (isListed, receivesClients) = (false, false)
        (latitude, longitude, travelRadiusInMeters, zone) = (Self.nowhere, Self.nowhere, -1, 0)
        (esteem, reliability, firstDay) = (0, (0, 0, 0), 0)
    }

    /// `zone` is the number of the provider's zone in the table.
    init(_ listed: ListedProvider, zone: Int) {
        let place = listed.place
        isListed = true
        receivesClients = place.address != nil
        // At most ±180 and 500,000.
        latitude = place.position.map { Int32($0.latitude) } ?? Self.nowhere
        longitude = place.position.map { Int32($0.longitude) } ?? Self.nowhere
        travelRadiusInMeters = place.travelRadiusInMeters.map { Int32($0) } ?? -1
        self.zone = Int32(zone)
        // Each is from 0 to 1,000.
        esteem = Int16(SearchScore.esteem(listed.rating))
        let days = listed.record.days.map { Int16(SearchScore.reliability($0)) }
        let last = days.last ?? 0
        reliability = (days.first ?? last, days.dropFirst().first ?? last, last)
        firstDay = Int32(clamping: listed.record.firstDay)
    }

    var position: Position? {
        latitude == Self.nowhere ? nil : Position(latitude: Int64(latitude), longitude: Int64(longitude))
    }

    /// What ``SearchScore`` gives for the sessions that the provider kept, as of `now`.
    func reliability(at now: Instant) -> Int64 {
        switch now.secondsSince1970 / 86_400 - Int64(firstDay) {
        case ...0: Int64(reliability.0)
        case 1: Int64(reliability.1)
        default: Int64(reliability.2)
        }
    }
}
