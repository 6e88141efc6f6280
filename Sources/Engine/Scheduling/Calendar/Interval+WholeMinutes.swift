public import Intervals

extension Interval {
    /// The whole minutes that have a part in the interval: its start rounded down and its end up; itself when empty.
    ///
    /// This is how long busy time occupies a provider. Calendars elsewhere know seconds, and a grid that starts at such an
    /// end would list starts at odd seconds.
    @inlinable
    public var widenedToMinutes: Interval {
        let head = start.secondOfMinute
        let tail = end.secondOfMinute
        if head | tail == 0 || isEmpty { return self }
        // At the ends of `Int64` there is no whole minute left to round to.
        let (lower, underflow) = start.subtractingReportingOverflow(head)
        let (upper, overflow) = end.addingReportingOverflow(tail == 0 ? 0 : 60 - tail)
        return Interval(start: underflow ? .min : lower, end: overflow ? .max : upper)
    }
}

extension Int64 {
    /// Seconds since the minute began, 0 to 59.
    @inlinable
    internal var secondOfMinute: Int64 {
        let remainder = self % 60
        return remainder < 0 ? remainder + 60 : remainder
    }
}
