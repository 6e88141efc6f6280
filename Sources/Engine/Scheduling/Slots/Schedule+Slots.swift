public import Intervals

extension Schedule {
    /// Appends the slots of a range to `starts`, for a calendar that is asked only this once.
    ///
    /// They are those that a ``PreparedCalendar`` of the same sessions and busy time lists, without keeping it. Where both come
    /// in order, the alignment is ``SlotAlignment/opening`` and the rules know neither limits nor shared seats,
    /// O(days + n + s) for *n* sessions and busy intervals and *s* starts on the grid.
    public func appendSlots(
        _ rules: SlotRules,
        now: Int64?,
        in range: SlotRange,
        sessions: [BookedSession],
        busy: [Interval] = [],
        to starts: inout [Int64]
    ) {
        guard rules.seats <= rules.capacity else { return }
        var bounds = StartBounds(range)
        if let now { bounds.restrict(rules, now: now, in: table) }
        if SlotSweep.knows(rules) {
            // On the stack where it fits: a calendar that is asked once is not worth an allocation.
            let room = OccupiedTime.room(sessions, busy)
            let isDone = withUnsafeTemporaryAllocation(of: Int64.self, capacity: room) { place in
                guard let count = OccupiedTime.join(sessions, busy, to: place) else { return false }
                let occupied = UnsafeBufferPointer(rebasing: place[..<count])
                return SlotSweep.append(table, occupied, rules, bounds, to: &starts)
            }
            if isDone { return }
        }
        PreparedCalendar(schedule: self, sessions: sessions, busy: busy)
            .appendSlots(rules, now: now, in: range, to: &starts)
    }
}
