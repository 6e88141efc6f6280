import CivilTime

/// A range of starts made of whole blocks of time, so that ranges that nearly agree share one calendar.
struct CalendarSpan: Hashable, Sendable {
    private let firstBlock: Int64
    private let lastBlock: Int64

    /// Two weeks: a month takes three or four, which is not much more than was asked for.
    private static let blockSeconds: Int64 = 14 * 86_400

    /// The blocks that hold `starts`, which lie within a million years of 1970.
    init(covering starts: ClosedRange<Instant>) {
        firstBlock = Self.block(of: starts.lowerBound)
        lastBlock = Self.block(of: starts.upperBound)
    }

    /// The first second.
    var first: Instant { Instant(firstBlock * Self.blockSeconds) }

    /// The last second.
    var last: Instant { Instant((lastBlock + 1) * Self.blockSeconds - 1) }

    private static func block(of instant: Instant) -> Int64 {
        let (quotient, remainder) = instant.secondsSince1970.quotientAndRemainder(dividingBy: blockSeconds)
        // Swift divides toward zero, which would make the blocks around 1970 one.
        return remainder < 0 ? quotient - 1 : quotient
    }
}
