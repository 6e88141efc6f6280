import Intervals

extension PreparedCalendar {
    /// About how many bytes the calendar takes once slots of `rules` have been asked for.
    ///
    /// O(1). The zone, which all calendars of a process share, is left out, and so is what the allocator rounds up: like
    /// calendars count alike.
    public func memory(askedFor rules: SlotRules) -> Int {
        let session = MemoryLayout<BookedSession>.stride + (SlotSweep.knows(rules) ? 0 : Self.sortedSessionMemory)
        let spans = busy.count * MemoryLayout<Interval>.stride + parts.occupied.count * MemoryLayout<Int64>.stride
        return sessions.count * session + spans + schedule.table.memory
    }

    /// What is sorted out of a session when first asked for: its footprint, what it blocks, its seats and its count, in
    /// arrays that may have grown to twice what they hold.
    private static let sortedSessionMemory = 192
}

extension ScheduleTable {
    /// About how many bytes the rows take, and the hours worked out of them.
    internal var memory: Int {
        let rows =
            weekly.count * MemoryLayout<WeeklyHours>.stride
            + exceptions.count * MemoryLayout<ScheduleException>.stride
        let spans = hours.periods.count * MemoryLayout<Interval>.stride + closedByExceptions.count * 16
        return rows + spans + hours.ranges.count * 16 + hours.exceptionDays.count * 8
    }
}
