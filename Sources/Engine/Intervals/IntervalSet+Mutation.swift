extension IntervalSet {
    /// Adds the instants of `interval`, joining what overlaps or touches.
    ///
    /// O(log n + n) for the moved bounds behind it.
    public mutating func insert(_ interval: Interval) {
        guard !interval.isEmpty else { return }
        // An odd position means that an interval already reaches to the bound, so that no new one is needed there.
        let first = firstBound(atOrAbove: interval.start)
        let last = firstBound(above: interval.end)
        switch (first.isMultiple(of: 2), last.isMultiple(of: 2)) {
        case (true, true): replaceBounds(first..<last, with: [interval.start, interval.end])
        case (true, false): replaceBounds(first..<last, with: [interval.start])
        case (false, true): replaceBounds(first..<last, with: [interval.end])
        case (false, false): replaceBounds(first..<last, with: [])
        }
    }

    /// Takes away the instants of `interval`.
    ///
    /// O(log n + n) for the moved bounds behind it.
    public mutating func remove(_ interval: Interval) {
        guard !interval.isEmpty else { return }
        // As in `insert`, but an odd position now means that an interval is cut there and needs a new bound.
        let first = firstBound(atOrAbove: interval.start)
        let last = firstBound(above: interval.end)
        switch (first.isMultiple(of: 2), last.isMultiple(of: 2)) {
        case (true, true): replaceBounds(first..<last, with: [])
        case (true, false): replaceBounds(first..<last, with: [interval.end])
        case (false, true): replaceBounds(first..<last, with: [interval.start])
        case (false, false): replaceBounds(first..<last, with: [interval.start, interval.end])
        }
    }
}
