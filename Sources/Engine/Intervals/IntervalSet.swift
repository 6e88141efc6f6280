/// A set of instants, kept as the fewest half-open intervals that cover it.
///
/// The intervals are sorted, disjoint and do not touch, so equal sets have equal intervals. Storage is one contiguous
/// array of bounds, `[start, end, start, end, …]`, strictly ascending: the parity of a bound's position says whether
/// the set begins or stops there. A copy shares storage until one side is changed.
///
/// Throughout, *n* is the number of intervals in the set and *m* that of the other operand.
public struct IntervalSet: Hashable, Sendable {
    /// Strictly ascending, of even count.
    package private(set) var bounds: [Int64]

    /// Makes the empty set.
    public init() {
        bounds = []
    }

    /// Makes the set of the instants of one interval, which may be empty.
    public init(_ interval: Interval) {
        bounds = interval.isEmpty ? [] : [interval.start, interval.end]
    }

    /// Adopts bounds that already are strictly ascending and of even count.
    internal init(ascendingBounds: [Int64]) {
        bounds = ascendingBounds
        assertInvariants()
    }

    /// Whether the set has no instant.
    ///
    /// O(1).
    public var isEmpty: Bool { bounds.isEmpty }

    /// The least interval that covers the set.
    ///
    /// O(1).
    public var span: Interval? {
        guard let first = bounds.first, let last = bounds.last else { return nil }
        return Interval(start: first, end: last)
    }

    /// The number of instants, at most `Int64.max`.
    ///
    /// O(n).
    public var length: Int64 {
        var total: Int64 = 0
        for interval in self {
            // Two lengths that fit can have a sum that does not.
            let (sum, overflow) = total.addingReportingOverflow(interval.length)
            if overflow { return .max }
            total = sum
        }
        return total
    }

    /// Replaces the bounds at `positions`, which must leave them strictly ascending and of even count.
    internal mutating func replaceBounds(_ positions: Range<Int>, with replacement: some Collection<Int64>) {
        bounds.replaceSubrange(positions, with: replacement)
        assertInvariants()
    }

    /// Stops a debug build when the bounds are not strictly ascending or not in pairs.
    ///
    /// O(n), nothing in release.
    private func assertInvariants() {
        assert(bounds.count.isMultiple(of: 2), "every start has an end")
        assert(zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }, "bounds ascend strictly")
    }
}
