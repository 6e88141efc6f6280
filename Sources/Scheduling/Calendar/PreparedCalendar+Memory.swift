import Intervals

extension PreparedCalendar {
    /// About how many bytes the calendar takes once slots of `rules` have been asked for.
    ///
    /// O(1). The zone, which all calendars of a process share, is left out.
    public func memory(askedFor rules: SlotRules) -> Int {
        let session = MemoryLayout<BookedSession>.stride + (SlotSweep.knows(rules) ? 0 : Self.sortedSessionMemory)
        let spans = busy.capacity * MemoryLayout<Interval>.stride + parts.occupied.capacity * MemoryLayout<Int64>.stride
        return sessions.capacity * session + spans + schedule.table.memory
    }

    /// What is sorted out of a session when first asked for: its footprint, what it blocks, its seats and its count, in
    /// arrays that may have grown to twice what they hold.
    private static let sortedSessionMemory = 192
}

extension ScheduleTable {
    /// About how many bytes the rows take, and the hours worked out of them.
    internal var memory: Int {
        let rows =
            weekly.capacity * MemoryLayout<WeeklyHours>.stride
            + exceptions.capacity * MemoryLayout<ScheduleException>.stride
        let spans = hours.periods.capacity * MemoryLayout<Interval>.stride + closedByExceptions.count * 16
        return rows + spans + hours.ranges.capacity * 16 + hours.exceptionDays.capacity * 8
    }
}
