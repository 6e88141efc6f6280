extension IntervalSet {
    /// The instants in either set.
    ///
    /// O(n + m); for operands of very different sizes O(k · log(n + m)) and a copy of what is kept of the larger one, for
    /// *k* intervals in the smaller one.
    public func union(_ other: IntervalSet) -> IntervalSet {
        if isEmpty { return other }
        if other.isEmpty { return self }
        return IntervalSet(ascendingBounds: mergeBounds(bounds, other.bounds, keeping: .either))
    }

    /// The instants in both sets.
    ///
    /// O(n + m); for operands of very different sizes O(k · log(n + m)) and a copy of what is kept of the larger one, for
    /// *k* intervals in the smaller one.
    public func intersection(_ other: IntervalSet) -> IntervalSet {
        if isEmpty || other.isEmpty { return IntervalSet() }
        return IntervalSet(ascendingBounds: mergeBounds(bounds, other.bounds, keeping: .both))
    }

    /// The instants of this set that are not in `other`.
    ///
    /// O(n + m); for operands of very different sizes O(k · log(n + m)) and a copy of what is kept of the larger one, for
    /// *k* intervals in the smaller one.
    public func subtracting(_ other: IntervalSet) -> IntervalSet {
        if isEmpty || other.isEmpty { return self }
        return IntervalSet(ascendingBounds: mergeBounds(bounds, other.bounds, keeping: .onlyFirst))
    }

    /// The instants in exactly one of the sets.
    ///
    /// O(n + m); for operands of very different sizes O(k · log(n + m)) and a copy of what is kept of the larger one, for
    /// *k* intervals in the smaller one.
    public func symmetricDifference(_ other: IntervalSet) -> IntervalSet {
        if isEmpty { return other }
        if other.isEmpty { return self }
        return IntervalSet(ascendingBounds: mergeBounds(bounds, other.bounds, keeping: .exactlyOne))
    }

    /// The instants of `interval` that are not in this set.
    ///
    /// O(log n + k) for *k* intervals that meet it.
    public func complement(within interval: Interval) -> IntervalSet {
        if interval.isEmpty { return IntervalSet() }
        let inside = intersection(interval).bounds
        var gaps: [Int64] = []
        gaps.reserveCapacity(inside.count + 2)
        gaps.append(interval.start)
        gaps.append(contentsOf: inside)
        gaps.append(interval.end)
        // Where the set reaches to an end of the interval, the gap there is empty and must not be kept.
        if gaps[gaps.count - 2] == interval.end { gaps.removeLast(2) }
        if gaps.count > 1, gaps[1] == interval.start { gaps.removeFirst(2) }
        return IntervalSet(ascendingBounds: gaps)
    }

    /// The instants of this set inside `interval`.
    ///
    /// O(log n + k) for *k* intervals that meet it.
    public func intersection(_ interval: Interval) -> IntervalSet {
        guard !interval.isEmpty else { return IntervalSet() }
        // An interval that ends at the start, or starts at the end, has no instant inside.
        let first = firstBound(above: interval.start)
        let last = firstBound(atOrAbove: interval.end)
        assert(first <= last, "what is not empty does not end before it starts")
        guard first < last || !first.isMultiple(of: 2) else { return IntervalSet() }
        var clipped: [Int64] = []
        clipped.reserveCapacity(last - first + 2)
        if !first.isMultiple(of: 2) { clipped.append(interval.start) }
        clipped.append(contentsOf: bounds[first..<last])
        if !last.isMultiple(of: 2) { clipped.append(interval.end) }
        return IntervalSet(ascendingBounds: clipped)
    }

    /// Adds the instants of `other`.
    ///
    /// O(n + m).
    public mutating func formUnion(_ other: IntervalSet) {
        self = union(other)
    }

    /// Keeps only the instants that are in `other` too.
    ///
    /// O(n + m).
    public mutating func formIntersection(_ other: IntervalSet) {
        self = intersection(other)
    }

    /// Takes away the instants of `other`.
    ///
    /// O(n + m).
    public mutating func subtract(_ other: IntervalSet) {
        self = subtracting(other)
    }

    /// Keeps the instants in exactly one of the sets.
    ///
    /// O(n + m).
    public mutating func formSymmetricDifference(_ other: IntervalSet) {
        self = symmetricDifference(other)
    }
}
