extension IntervalSet {
    /// Makes the union of intervals in any order; empty ones add nothing.
    ///
    /// O(n log n), O(n) when sorted by start.
    public init(_ intervals: some Sequence<Interval>) {
        var sorted = intervals.filter { !$0.isEmpty }
        if !sorted.isSorted { sorted.sort() }
        var bounds: [Int64] = []
        bounds.reserveCapacity(2 * sorted.count)
        for interval in sorted {
            if let last = bounds.last, interval.start <= last {
                bounds[bounds.count - 1] = Swift.max(last, interval.end)
            } else {
                bounds.append(interval.start)
                bounds.append(interval.end)
            }
        }
        self.init(ascendingBounds: bounds)
    }

    /// The union of *k* sets with *n* intervals in all, joined pair by pair.
    ///
    /// O(n log k).
    public static func union(of sets: some Sequence<IntervalSet>) -> IntervalSet {
        var round = Array(sets)
        while round.count > 1 {
            var next: [IntervalSet] = []
            next.reserveCapacity((round.count + 1) / 2)
            for position in stride(from: 0, to: round.count - 1, by: 2) {
                next.append(round[position].union(round[position + 1]))
            }
            if !round.count.isMultiple(of: 2) { next.append(round[round.count - 1]) }
            round = next
        }
        return round.first ?? IntervalSet()
    }
}

extension Array where Element: Comparable {
    fileprivate var isSorted: Bool {
        zip(self, dropFirst()).allSatisfy { $0 <= $1 }
    }
}
