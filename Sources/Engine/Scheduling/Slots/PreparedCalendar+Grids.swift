import CivilTime
import Intervals

extension PreparedCalendar {
    /// The grids of a service over open `pieces` or `free` time, in order of their lower ends.
    internal func grids(_ rules: SlotRules, pieces: [Interval], free: [Interval]) -> [Grid] {
        switch rules.alignment {
        case .opening:
            pieces.map { Grid(lower: $0.start, upper: $0.end, anchor: $0.start, step: rules.step) }
        case .packed:
            free.map { interval in
                // Free time without a beginning has nothing to be packed against; the schedule's origin keeps its grid in place.
                let anchor = interval.start == Self.endless ? gridOrigin : interval.start
                return Grid(lower: interval.start, upper: interval.end, anchor: anchor, step: rules.step)
            }
        case .clock:
            free.flatMap { interval in
                interval.start == Self.endless
                    ? endlessClockGrids(rules, upTo: interval.end)
                    : [clockGrid(rules, from: interval.start, to: interval.end)]
            }
        }
    }

    private func clockGrid(_ rules: SlotRules, from lower: Int64, to upper: Int64) -> Grid {
        let anchor = schedule.zone.firstRoundInstant(from: lower, unit: rules.clockUnit)
        return Grid(lower: lower, upper: upper, anchor: anchor, step: rules.step)
    }

    /// The grids of free time without a beginning: one from the origin, and a new one at every change of the offset that
    /// takes the old one off the round times of the clock.
    private func endlessClockGrids(_ rules: SlotRules, upTo upper: Int64) -> [Grid] {
        var grids: [Grid] = []
        var lower = Self.endless
        var anchor = gridOrigin
        let segments = schedule.zone.segments(from: gridOrigin, to: upper)
        for (earlier, later) in zip(segments, segments.dropFirst())
        where !(later.offset - earlier.offset).isMultiple(of: rules.clockUnit) {
            grids.append(Grid(lower: lower, upper: later.start, anchor: anchor, step: rules.step))
            lower = later.start
            anchor = schedule.zone.firstRoundInstant(from: lower, unit: rules.clockUnit)
        }
        grids.append(Grid(lower: lower, upper: upper, anchor: anchor, step: rules.step))
        return grids
    }
}

extension Zone {
    /// The first instant from `instant` on at which the wall shows a multiple of `unit` seconds, at most an hour.
    fileprivate func firstRoundInstant(from instant: Int64, unit: Int64) -> Int64 {
        // A change of the offset can skip the round time that would have come next; within two days there is one in any case.
        for segment in segments(from: instant, to: instant + 2 * 86_400) {
            // The remainder is negative before 1970, and then it is itself what is missing.
            let beyond = (segment.start + segment.offset) % unit
            let missing = beyond > 0 ? unit - beyond : -beyond
            if segment.start + missing < segment.end { return segment.start + missing }
        }
        return instant
    }
}
