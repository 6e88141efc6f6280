import Intervals

extension PreparedCalendar {
    /// The slots nearest to `start`, which is not one of them, before it and after it, the nearest first.
    ///
    /// Of two equally near the earlier comes first. None lies more than `horizonDays` times 86,400 seconds away.
    /// The search begins with the days around `start` and widens until it has `limit` slots.
    public func nearestSlots(
        to start: Int64,
        rules: SlotRules,
        now: Int64?,
        limit: Int,
        horizonDays: Int
    ) -> [Int64] {
        guard limit > 0, horizonDays > 0 else { return [] }
        let horizon = Int64(min(horizonDays, 3_660)) * 86_400
        var radius = min(86_400, horizon)
        while true {
            let lower = start.subtractingSaturated(radius)
            let upper = start.addingSaturated(radius + 1)
            let found = slots(rules, now: now, in: .instants(Interval(start: lower, end: upper)))
            // One more than asked for, because `start` may turn out to be one of them.
            if found.count > limit || radius == horizon {
                return Array(found.filter { $0 != start }.sorted { $0.isNearer(to: start, than: $1) }.prefix(limit))
            }
            // Fourfold, so that what is searched again is little beside what is new.
            radius = min(4 * radius, horizon)
        }
    }
}

extension Int64 {
    fileprivate func isNearer(to point: Int64, than other: Int64) -> Bool {
        (abs(self - point), self) < (abs(other - point), other)
    }
}
