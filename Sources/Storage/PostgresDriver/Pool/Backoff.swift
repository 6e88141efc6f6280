/// How long to wait after failures in a row.
struct Backoff: Sendable {
    private static let first = Duration.milliseconds(100)
    private static let longest = Duration.seconds(1)

    /// Doubles with each failure up to a second, and takes a random part of between half and all of that away from
    /// others who failed at the same moment.
    static func delay(after failures: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        let doubled = first * (1 << min(max(0, failures - 1), 10))
        return min(doubled, longest) * Double.random(in: 0.5...1, using: &generator)
    }
}
