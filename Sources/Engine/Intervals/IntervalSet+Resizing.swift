extension IntervalSet {
    /// Every interval with `start` seconds taken off its beginning and `end` off its end; what is used up vanishes.
    ///
    /// O(n).
    ///
    /// - Precondition: Neither amount is negative.
    public func eroded(start: Int64, end: Int64) -> IntervalSet {
        precondition(start >= 0 && end >= 0, "erosion takes away, never adds")
        var result: [Int64] = []
        result.reserveCapacity(2 * count)
        for interval in self {
            let lower = interval.start.addingSaturated(start)
            let upper = interval.end.addingSaturated(-end)
            // Erosion cannot make neighbours meet, so that what is left needs no joining.
            guard lower < upper else { continue }
            result.append(lower)
            result.append(upper)
        }
        return IntervalSet(ascendingBounds: result)
    }

    /// Every interval with `start` seconds added before it and `end` after it; what meets becomes one.
    ///
    /// O(n).
    ///
    /// - Precondition: Neither amount is negative.
    public func dilated(start: Int64, end: Int64) -> IntervalSet {
        precondition(start >= 0 && end >= 0, "dilation adds, never takes away")
        var result: [Int64] = []
        result.reserveCapacity(2 * count)
        for interval in self {
            let lower = interval.start.addingSaturated(-start)
            let upper = interval.end.addingSaturated(end)
            if let last = result.last, lower <= last {
                assert(last <= upper, "the ends ascend, so that the later one reaches as far as both")
                result[result.count - 1] = upper
            } else {
                result.append(lower)
                result.append(upper)
            }
        }
        return IntervalSet(ascendingBounds: result)
    }

    /// The instants at which a span of `length` seconds can start and lie wholly in one interval of the set.
    ///
    /// O(n).
    ///
    /// An interval `[s, e)` gives `[s, e − length + 1)`: the latest start is included.
    ///
    /// - Precondition: `length > 0`.
    public func starts(ofLength length: Int64) -> IntervalSet {
        precondition(length > 0, "a span has a positive length")
        return eroded(start: 0, end: length - 1)
    }
}

extension Int64 {
    fileprivate func addingSaturated(_ amount: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(amount)
        if !overflow { return sum }
        return amount < 0 ? .min : .max
    }
}
