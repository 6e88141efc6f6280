/// Possible starts, a fixed step apart, over a span of time.
internal struct Grid {
    /// The first instant of the span, `Int64.min` when it has no beginning.
    internal let lower: Int64
    /// The first instant after the span.
    internal let upper: Int64
    /// A start from which all others are counted; the first one unless the span has no beginning.
    internal let anchor: Int64
    /// Seconds from one start to the next.
    internal let step: Int64

    /// The first start that is `instant` or later; it may lie after the span.
    internal func first(atOrAfter instant: Int64) -> Int64 {
        assert(step > 0, "starts ascend")
        if instant <= anchor, lower != .min { return anchor }
        // Division rounds toward zero: up before the anchor, where the remainder is not positive, and down behind it.
        let (quotient, remainder) = (instant - anchor).quotientAndRemainder(dividingBy: step)
        return anchor + (remainder > 0 ? quotient + 1 : quotient) * step
    }

    /// The last start before `instant`, which must lie in the span.
    internal func last(before instant: Int64) -> Int64? {
        assert(lower <= instant && instant < upper, "a grid has no starts outside of its span")
        let next = first(atOrAfter: instant)
        return next == anchor && lower != .min ? nil : next - step
    }

    /// Whether an instant of the span is a start.
    internal func contains(_ instant: Int64) -> Bool {
        first(atOrAfter: instant) == instant
    }
}
