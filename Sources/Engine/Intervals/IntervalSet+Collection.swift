extension IntervalSet: RandomAccessCollection {
    /// The position of the first interval, always 0.
    public var startIndex: Int { 0 }

    /// The number of intervals.
    ///
    /// O(1).
    public var endIndex: Int { bounds.count / 2 }

    /// The interval at `position`, counted from the earliest.
    ///
    /// O(1).
    public subscript(position: Int) -> Interval {
        Interval(start: bounds[2 * position], end: bounds[2 * position + 1])
    }
}

extension IntervalSet: ExpressibleByArrayLiteral {
    /// Makes the union of intervals in any order.
    ///
    /// O(n log n).
    public init(arrayLiteral intervals: Interval...) {
        self.init(intervals)
    }
}

extension IntervalSet: CustomStringConvertible {
    /// The intervals in order, as `{[1, 2), [5, 9)}`.
    public var description: String { "{" + map(\.description).joined(separator: ", ") + "}" }
}
