extension IntervalSet {
    /// Makes the union of intervals in any order; empty ones add nothing.
    ///
    /// O(n) when the starts lie within 272 years, or ascend already; else O(n log n).
    public init(_ intervals: some Sequence<Interval>) {
        let bounds = intervals.withContiguousStorageIfAvailable(unionBounds)
        self.init(ascendingBounds: bounds ?? Array(intervals).withUnsafeBufferPointer(unionBounds))
    }

    /// The union of *k* sets with *n* intervals in all, joined pair by pair.
    ///
    /// O(n log k).
    public static func union(of sets: some Sequence<IntervalSet>) -> IntervalSet {
        // Pair by pair, since adding one set after another would copy the growing union each time.
        var round = Array(sets)
        while round.count > 1 {
            var next: [IntervalSet] = []
            next.reserveCapacity((round.count + 1) / 2)
            for position in stride(from: 0, to: round.count - 1, by: 2) {
                next.append(round[position].union(round[position + 1]))
            }
            // The odd one out goes to the next round as it is.
            if !round.count.isMultiple(of: 2) { next.append(round[round.count - 1]) }
            round = next
        }
        return round.first ?? IntervalSet()
    }
}
