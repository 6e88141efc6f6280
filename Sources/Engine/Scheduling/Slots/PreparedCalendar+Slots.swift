import CivilTime
import Intervals

extension PreparedCalendar {
    /// The slots of a range: every start at which a session can be booked, ascending.
    ///
    /// `now`, UTC seconds since 1970, decides notice and booking window; without it neither holds. No slot depends on the
    /// range asked for. O(days + log n + k + s) for *k* occupied spans in the range and *s* starts on the grid.
    public func slots(_ rules: SlotRules, now: Int64?, in range: SlotRange) -> [Int64] {
        var starts: [Int64] = []
        appendSlots(rules, now: now, in: range, to: &starts)
        return starts
    }

    /// Appends the slots of a range to `starts`, those that ``slots(_:now:in:)`` lists.
    ///
    /// Where the alignment is ``SlotAlignment/opening`` and the rules know neither limits nor shared seats, nothing is
    /// allocated as long as `starts` has room: one array serves any number of queries.
    public func appendSlots(_ rules: SlotRules, now: Int64?, in range: SlotRange, to starts: inout [Int64]) {
        // Whoever keeps more seats than there are by now meets no session that has them.
        guard rules.seats <= rules.capacity else { return }
        var bounds = StartBounds(range)
        if let now { bounds.restrict(rules, now: now, in: parts.schedule.table) }
        if SlotSweep.knows(rules) {
            let isDone = parts.occupied.withUnsafeBufferPointer { occupied in
                SlotSweep.append(parts.schedule.table, occupied, rules, bounds, to: &starts)
            }
            if isDone { return }
        }
        for window in bounds.intervals(in: schedule.zone) {
            appendStarts(rules, in: window, to: &starts)
        }
    }

    /// The earliest slot of a range, found without looking for others.
    ///
    /// O(days + log n + k) up to that slot.
    public func firstSlot(_ rules: SlotRules, now: Int64?, in range: SlotRange) -> Int64? {
        guard rules.seats <= rules.capacity else { return nil }
        var bounds = StartBounds(range)
        if let now { bounds.restrict(rules, now: now, in: parts.schedule.table) }
        if SlotSweep.knows(rules) {
            let first = parts.occupied.withUnsafeBufferPointer { occupied in
                SlotSweep.first(parts.schedule.table, occupied, rules, bounds)
            }
            switch first {
            case .at(let start): return start
            case .nowhere: return nil
            case .beyond: break
            }
        }
        return slots(rules, now: now, in: range).first
    }

    /// Whether a session can be booked at `instant`; true exactly for what ``slots(_:now:in:)`` lists.
    public func isSlot(at instant: Int64, rules: SlotRules, now: Int64?) -> Bool {
        guard let only = Interval(from: instant, to: instant.addingSaturated(1)) else { return false }
        return firstSlot(rules, now: now, in: .instants(only)) != nil
    }

    /// Appends the starts in `window` that neither notice nor booking window forbids.
    private func appendStarts(_ rules: SlotRules, in window: Interval, to starts: inout [Int64]) {
        // A session of the last start in the window has to end in open time as well.
        let pieces = openPieces(from: window.start, to: window.end - 1 + rules.duration)
        let stretches =
            rules.alignment == .opening
            ? stretches(of: pieces)
            : completeStretches(of: pieces, from: window.start)
        let free = freeIntervals(of: stretches, rules, from: window.start)
        let grids = grids(rules, pieces: pieces, free: free)
        let first = starts.count
        appendStarts(rules, in: window, on: grids, within: free, to: &starts)
        if rules.capacity > 1 {
            starts.append(contentsOf: sharedStarts(rules, in: window, stretches: stretches, grids: grids))
        }
        makeAscending(&starts, from: first)
        // Limits come last, because each start that is left costs a look-up by its date.
        guard rules.hasLimits else { return }
        var limits = LimitCheck(rules, counts)
        let zone = schedule.zone
        starts[first...].removeAll { !limits.allows(day: zone.dayNumber(at: $0)) }
    }

    /// Appends every start of `grids` in `window` from which a session lies in one of the `free` intervals.
    private func appendStarts(
        _ rules: SlotRules,
        in window: Interval,
        on grids: [Grid],
        within free: [Interval],
        to starts: inout [Int64]
    ) {
        assert(zip(grids, grids.dropFirst()).allSatisfy { $0.lower <= $1.lower }, "passed free time stays passed")
        // Both lists ascend, so each free interval is passed once.
        var firstFree = 0
        for grid in grids where grid.lower < window.end {
            while firstFree < free.count, free[firstFree].end <= grid.lower { firstFree += 1 }
            for interval in free[firstFree...] {
                if interval.start >= min(grid.upper, window.end) { break }
                // The session must end where the free time does, but may begin anywhere in the grid's span.
                let last = min(interval.end - rules.duration, grid.upper - 1, window.end - 1)
                var start = grid.first(atOrAfter: max(interval.start, grid.lower, window.start))
                while start <= last {
                    starts.append(start)
                    start += rules.step
                }
            }
        }
    }

    /// Sorts what was appended from a position on and drops repetitions, where grids of several dates overlapped.
    private func makeAscending(_ starts: inout [Int64], from first: Int) {
        let isAscending = zip(starts[first...], starts[first...].dropFirst()).allSatisfy { $0 < $1 }
        // Looking is cheaper than sorting, and grids overlap only around midnight or a change of the offset.
        guard !isAscending else { return }
        let sorted = starts[first...].sorted()
        starts.removeSubrange(first...)
        for start in sorted where starts.count == first || starts[starts.count - 1] != start {
            starts.append(start)
        }
        assert(zip(starts[first...], starts[first...].dropFirst()).allSatisfy { $0 < $1 }, "slots ascend")
    }
}
