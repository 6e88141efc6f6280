import Foundation

/// Latitudes and longitudes outside of which nothing lies within a circle.
struct BoundingBox {
    private let latitudes: ClosedRange<Double>
    private let longitude: Double

    /// How far east or west of the center, in degrees; 180 for a circle around a pole.
    private let width: Double

    init(_ circle: SearchQuestion.Surroundings) {
        let center = circle.center
        // A meter more, so that what is rounded on the circle lies in the box.
        let angle = Double(circle.radiusInMeters + 1) / Position.radius
        let height = angle * 180 / .pi
        latitudes = (center.degreesNorth - height)...(center.degreesNorth + height)
        longitude = center.degreesEast
        // The meridian touches a circle north of its center where it is the widest: sin w = sin r / cos φ.
        let ratio = sin(min(angle, .pi / 2)) / cos(center.degreesNorth * .pi / 180)
        let holdsPole = latitudes.upperBound >= 90 || latitudes.lowerBound <= -90
        width = holdsPole || ratio >= 1 ? 180 : asin(ratio) * 180 / .pi
    }

    func contains(_ position: Position) -> Bool {
        guard latitudes.contains(position.degreesNorth) else { return false }
        let difference = (position.degreesEast - longitude).magnitude
        // The other way around the earth is shorter beyond half of it.
        return min(difference, 360 - difference) <= width
    }
}
