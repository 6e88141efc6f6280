import CivilTime
import Intervals

/// Between which instants and which wall readings a start must lie, ends exclusive.
internal struct StartBounds {
    internal private(set) var instants: Range<Int64> = Timestamp.range
    /// The midnights between which the wall must read; ``noStart`` and ``noEnd`` where it may read anything.
    internal private(set) var wallStart = Self.noStart
    internal private(set) var wallEnd = Self.noEnd

    // Beyond any instant, and not so far that sums with offsets and days could overflow.
    private static let noStart: Int64 = -(1 << 60)
    private static let noEnd: Int64 = 1 << 60

    /// The bounds that a range of dates or instants sets.
    @inline(__always)
    internal init(_ range: SlotRange) {
        switch range.from {
        case .date(let date): wallStart = Int64(date.daysSinceEpoch) * 86_400
        case .instant(let instant): restrict(from: instant)
        }
        switch range.to {
        case .date(let date): wallEnd = Int64(date.daysSinceEpoch) * 86_400
        case .instant(let instant): restrict(to: instant)
        }
    }

    /// Narrows the bounds to what notice and booking window allow at `now`.
    @inline(__always)
    internal mutating func restrict(_ rules: SlotRules, now: Int64, in table: ScheduleTable) {
        // The caller's clock may say anything; notice and days are added to it.
        let now = now.nearCalendar
        restrict(from: now + rules.minimumNotice)
        guard let days = rules.bookingWindowDays else { return }
        // One more than the last day, because the bound is exclusive.
        let end = Int64(table.zone.dayNumber(at: now) + days + 1) * 86_400
        wallEnd = min(wallEnd, end)
    }

    /// The instants within, in order, as few intervals as there are.
    internal func intervals(in zone: Zone) -> [Interval] {
        guard !instants.isEmpty else { return [] }
        guard wallStart != Self.noStart || wallEnd != Self.noEnd else {
            return [Interval(start: instants.lowerBound, end: instants.upperBound)]
        }
        // Where no wall reading bounds them, two days around the instants hold all their readings.
        let start = wallStart == Self.noStart ? instants.lowerBound - 2 * 86_400 : wallStart
        let end = wallEnd == Self.noEnd ? instants.upperBound + 2 * 86_400 : wallEnd
        return zone.instants(ofWallFrom: start, to: end).compactMap { span in
            let common = span.clamped(to: instants)
            return common.isEmpty ? nil : Interval(start: common.lowerBound, end: common.upperBound)
        }
    }

    /// Leaves out what starts before an instant.
    internal mutating func restrict(from instant: Int64) {
        // Held to the upper bound, because a range whose bounds are crossed traps; so it becomes empty.
        instants = min(max(instants.lowerBound, instant), instants.upperBound)..<instants.upperBound
    }

    private mutating func restrict(to instant: Int64) {
        instants = instants.lowerBound..<max(min(instants.upperBound, instant), instants.lowerBound)
    }
}

extension Int64 {
    /// The instant, held to some ten thousand years beyond the calendar, where adding days cannot overflow.
    internal var nearCalendar: Int64 {
        Swift.min(Swift.max(self, -(1 << 40)), 1 << 40)
    }

    /// The number of the day that such a wall reading shows, for readings within 2⁶⁰ seconds.
    @inline(__always)
    internal var flooredDay: Int {
        assert((-(1 << 60)...(1 << 60)).contains(self), "the sum is neither negative nor too great")
        let farDays: Int64 = 1 << 44
        return Int(UInt64(bitPattern: self &+ farDays &* 86_400) / 86_400) - Int(farDays)
    }
}
