/// A half-open span of whole seconds, `[start, end)`.
///
/// The bounds are instants in UTC seconds since 1970 wherever Bookable uses it, but nothing here depends on that.
public struct Interval: Hashable, Sendable {
    /// The first second inside.
    public let start: Int64
    /// The first second after.
    public let end: Int64

    /// Makes `[start, end)`; `start == end` is an empty interval.
    ///
    /// - Precondition: `start <= end`. For bounds that are not known to be in order use ``init(from:to:)``.
    @inlinable
    public init(start: Int64, end: Int64) {
        precondition(start <= end, "an interval ends at or after its start")
        self.start = start
        self.end = end
    }

    /// Makes `[start, end)`, or nothing when the bounds are in the wrong order.
    @inlinable
    public init?(from start: Int64, to end: Int64) {
        guard start <= end else { return nil }
        self.init(start: start, end: end)
    }

    /// Whether no instant lies inside.
    @inlinable
    public var isEmpty: Bool { start == end }

    /// The number of seconds inside, at most `Int64.max`.
    @inlinable
    public var length: Int64 {
        let (length, overflow) = end.subtractingReportingOverflow(start)
        return overflow ? .max : length
    }

    /// Whether `instant` lies inside.
    @inlinable
    public func contains(_ instant: Int64) -> Bool {
        start <= instant && instant < end
    }

    /// Whether every instant of `other` lies inside; an empty interval lies in any.
    @inlinable
    public func contains(_ other: Interval) -> Bool {
        other.isEmpty || (start <= other.start && other.end <= end)
    }

    /// Whether some instant lies in both; intervals that only touch do not overlap.
    @inlinable
    public func overlaps(_ other: Interval) -> Bool {
        // This is false for an empty interval as well, whose bounds are equal.
        max(start, other.start) < min(end, other.end)
    }

    /// The instants in both, or `nil` when there are none.
    @inlinable
    public func intersection(_ other: Interval) -> Interval? {
        let lower = max(start, other.start)
        let upper = min(end, other.end)
        return lower < upper ? Interval(start: lower, end: upper) : nil
    }
}

extension Interval: Comparable {
    /// Orders by start, then by end.
    @inlinable
    public static func < (left: Interval, right: Interval) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}

extension Interval: CustomStringConvertible {
    /// The bounds as `[start, end)`.
    public var description: String { "[\(start), \(end))" }
}
