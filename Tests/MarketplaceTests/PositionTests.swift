import TestSupport
import Testing

@testable import Marketplace

/// Distances on the earth.
struct PositionTests {
    private func position(_ north: Double, _ east: Double) throws -> Position {
        try #require(Position(degreesNorth: north, degreesEast: east))
    }

    @Test func distancesAreGreatCircles() throws {
        let berlin = try position(52.52, 13.405)
        // A degree of a meridian is the same everywhere on a sphere.
        #expect(try position(0, 0).distance(to: position(1, 0)) == 111_195)
        #expect(berlin.distance(to: berlin) == 0)
        #expect(try (877_000...879_500).contains(berlin.distance(to: position(48.8566, 2.3522))))
        // Across the date line it is not far.
        #expect(try position(0, 179.9).distance(to: position(0, -179.9)) == 22_239)
        #expect(try position(90, 0).distance(to: position(-90, 0)) == 20_015_115)
    }

    @Test func whatIsNotOnEarthIsRefused() {
        #expect(Position(degreesNorth: 90.1, degreesEast: 0) == nil)
        #expect(Position(degreesNorth: 0, degreesEast: -180.1) == nil)
        #expect(Position(degreesNorth: .nan, degreesEast: 0) == nil)
        #expect(Position(degreesNorth: 0, degreesEast: .infinity) == nil)
    }

    @Test(arguments: 0..<20)
    func nothingWithinACircleIsOutsideOfItsBox(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let center = try position(.random(in: -90...90, using: &random), .random(in: -180...180, using: &random))
            let radius = Int64.random(in: 1...500_000, using: &random)
            let box = BoundingBox(SearchQuestion.Surroundings(center: center, radiusInMeters: radius))
            let other = try position(
                max(-90, min(90, center.degreesNorth + .random(in: -6...6, using: &random))),
                .random(in: -180...180, using: &random)
            )
            if center.distance(to: other) <= radius {
                #expect(box.contains(other), "\(seed): \(center) \(other) \(radius)")
            }
        }
    }
}
