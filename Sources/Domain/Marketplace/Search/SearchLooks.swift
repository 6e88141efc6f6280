import Bookings

/// A sample of the services of which a search looks for a certain time.
struct SearchLooks {
    /// A service of a provider.
    struct Place {
        let number: Int
        let offer: Int
    }

    private var sample = Reservoir<Place>(capacity: maximumCount)
    private var random: SmallRandom

    /// How many there are at most.
    private static let maximumCount = 16

    /// `seed` decides which services are in the sample.
    init(seed: UInt64) {
        random = SmallRandom(seed: seed)
    }

    var places: [Place] { sample.elements }

    /// Adds a service, or does not.
    mutating func add(_ place: Place) {
        sample.add(place, using: &random)
    }
}
