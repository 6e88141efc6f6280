extension IntervalSet {
    /// Whether `instant` is in the set.
    ///
    /// O(log n).
    public func contains(_ instant: Int64) -> Bool {
        !firstBound(above: instant).isMultiple(of: 2)
    }

    /// Whether every instant of `interval` is in the set; an empty interval always is.
    ///
    /// O(log n).
    public func contains(_ interval: Interval) -> Bool {
        if interval.isEmpty { return true }
        let next = firstBound(above: interval.start)
        return !next.isMultiple(of: 2) && interval.end <= bounds[next]
    }

    /// Whether some instant of `interval` is in the set.
    ///
    /// O(log n).
    public func overlaps(_ interval: Interval) -> Bool {
        if interval.isEmpty { return false }
        let next = firstBound(above: interval.start)
        return !next.isMultiple(of: 2) || (next < bounds.count && bounds[next] < interval.end)
    }

    /// Whether the sets have an instant in common.
    ///
    /// O(min(n, m) · log max(n, m)).
    public func overlaps(_ other: IntervalSet) -> Bool {
        let (few, many) = count <= other.count ? (self, other) : (other, self)
        // Few look-ups in many intervals cost less than many in few.
        return few.contains { many.overlaps($0) }
    }

    /// The interval that contains `instant`.
    ///
    /// O(log n).
    public func interval(containing instant: Int64) -> Interval? {
        let next = firstBound(above: instant)
        return next.isMultiple(of: 2) ? nil : Interval(start: bounds[next - 1], end: bounds[next])
    }

    /// The position of the first interval that ends after `instant`, `endIndex` when there is none.
    ///
    /// O(log n).
    public func firstIndex(endingAfter instant: Int64) -> Int {
        firstBound(above: instant) / 2
    }

    /// The instant of the set that is nearest to `instant`, the earlier of two equally near.
    ///
    /// O(log n).
    public func nearestMember(to instant: Int64) -> Int64? {
        nearestStart(to: instant, length: 1)
    }

    /// The instant outside the set that is nearest to `instant`, the earlier of two equally near.
    ///
    /// O(log n).
    public func nearestFree(to instant: Int64) -> Int64 {
        guard let around = interval(containing: instant) else { return instant }
        // What begins with the least integer has no instant before it.
        let before = around.start > .min ? around.start - 1 : nil
        return Self.nearer(before, around.end, to: instant) ?? around.end
    }

    /// The start nearest to `instant` of a span of `length` seconds that lies wholly in one interval of the set.
    ///
    /// Of two equally near the earlier. O(log n + k) for *k* intervals passed over because they are too short.
    ///
    /// - Precondition: `length > 0`.
    public func nearestStart(to instant: Int64, length: Int64) -> Int64? {
        precondition(length > 0, "a span has a positive length")
        // The intervals in front of the middle have begun by the instant, so that one that holds it is among them.
        let middle = (firstBound(above: instant) + 1) / 2
        let before = (0..<middle).last { self[$0].length >= length }
        let after = (middle..<count).first { self[$0].length >= length }
        return Self.nearer(
            before.map { Swift.min(instant, self[$0].end - length) },
            after.map { self[$0].start },
            to: instant
        )
    }

    private static func nearer(_ before: Int64?, _ after: Int64?, to instant: Int64) -> Int64? {
        guard let before else { return after }
        guard let after else { return before }
        return before.distanceMagnitude(to: instant) <= after.distanceMagnitude(to: instant) ? before : after
    }

    /// The position of the first bound that is greater than `value`.
    ///
    /// O(log n).
    internal func firstBound(above value: Int64) -> Int {
        partition { $0 <= value }
    }

    /// The position of the first bound that is `value` or greater.
    ///
    /// O(log n).
    internal func firstBound(atOrAbove value: Int64) -> Int {
        partition { $0 < value }
    }

    @inline(__always)
    private func partition(_ isBelow: (Int64) -> Bool) -> Int {
        var lower = 0
        var size = bounds.count
        while size > 0 {
            let half = size / 2
            if isBelow(bounds[lower + half]) {
                lower += half + 1
                size -= half + 1
            } else {
                size = half
            }
        }
        assert(lower == 0 || isBelow(bounds[lower - 1]), "all in front are below")
        assert(lower == bounds.count || !isBelow(bounds[lower]), "none behind is below")
        return lower
    }
}

extension Int64 {
    fileprivate func distanceMagnitude(to other: Int64) -> UInt64 {
        // The distance of two `Int64` fits 64 bits without a sign, and the wrapped difference has just those.
        self < other ? UInt64(bitPattern: other &- self) : UInt64(bitPattern: self &- other)
    }
}
