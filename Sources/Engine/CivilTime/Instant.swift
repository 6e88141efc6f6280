/// A point in time: whole seconds since 1970 UTC, without leap seconds.
///
/// The distance of two instants is a number of seconds. Arithmetic traps where `Int64` overflows.
public struct Instant: Hashable, Sendable {
    /// Unix seconds.
    public let secondsSince1970: Int64

    /// The instant so many seconds after 1970 began; before, if they are negative.
    @inlinable
    public init(_ secondsSince1970: Int64) {
        self.secondsSince1970 = secondsSince1970
    }

    /// The first that there is: none lies before it.
    public static let min = Instant(.min)

    /// The last that there is: none lies after it.
    public static let max = Instant(.max)
}

extension Instant: Comparable {
    /// Whether `lhs` is earlier.
    @inlinable
    public static func < (lhs: Instant, rhs: Instant) -> Bool {
        lhs.secondsSince1970 < rhs.secondsSince1970
    }
}

extension Instant {
    /// The instant so many seconds later.
    @inlinable
    public static func + (instant: Instant, seconds: Int64) -> Instant {
        Instant(instant.secondsSince1970 + seconds)
    }

    /// The instant so many seconds earlier.
    @inlinable
    public static func - (instant: Instant, seconds: Int64) -> Instant {
        Instant(instant.secondsSince1970 - seconds)
    }

    /// By how many seconds `lhs` is later than `rhs`.
    @inlinable
    public static func - (lhs: Instant, rhs: Instant) -> Int64 {
        lhs.secondsSince1970 - rhs.secondsSince1970
    }

    /// Moves it so many seconds later.
    @inlinable
    public static func += (instant: inout Instant, seconds: Int64) {
        instant = instant + seconds
    }
}
