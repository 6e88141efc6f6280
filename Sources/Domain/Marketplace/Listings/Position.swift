import Foundation

/// A place on earth, in millionths of a degree (WGS 84), so that both databases hold the same numbers.
package struct Position: Hashable, Sendable {
    package let latitude: Int64
    package let longitude: Int64

    /// `nil` if the latitude is beyond ±90° or the longitude beyond ±180°.
    package init?(latitude: Int64, longitude: Int64) {
        guard (-90_000_000...90_000_000).contains(latitude), (-180_000_000...180_000_000).contains(longitude) else {
            return nil
        }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// From degrees, rounded to a millionth.
    package init?(degreesNorth latitude: Double, degreesEast longitude: Double) {
        guard latitude.magnitude <= 90, longitude.magnitude <= 180 else { return nil }
        self.init(
            latitude: Int64((latitude * 1_000_000).rounded()),
            longitude: Int64((longitude * 1_000_000).rounded())
        )
    }

    package var degreesNorth: Double { Double(latitude) / 1_000_000 }
    package var degreesEast: Double { Double(longitude) / 1_000_000 }

    /// The length of the great circle between two places on a sphere of 6,371,009 m, to whole meters (haversine).
    package func distance(to other: Position) -> Int64 {
        let radians = Double.pi / 180
        let (first, second) = (degreesNorth * radians, other.degreesNorth * radians)
        let north = sin((second - first) / 2)
        let east = sin((other.degreesEast - degreesEast) * radians / 2)
        // For antipodes, rounding can give slightly more than 1, which has no arc sine.
        let chord = min(1, north * north + cos(first) * cos(second) * east * east)
        return Int64((2 * Self.radius * asin(chord.squareRoot())).rounded())
    }

    /// The mean radius of the earth, in meters.
    static let radius = 6_371_009.0
}
