extension PreparedCalendar {
    /// The earliest slot that each of many calendars has in a range, in the order of the calendars; `nil` where there is none.
    ///
    /// As ``firstSlot(_:now:in:)`` for each of them, on the thread that calls.
    public static func firstSlots(
        among calendars: some Sequence<PreparedCalendar>,
        _ rules: SlotRules,
        now: Int64?,
        in range: SlotRange
    ) -> [Int64?] {
        calendars.map { $0.firstSlot(rules, now: now, in: range) }
    }

    /// The same in so many tasks at once, each with as many calendars as the others.
    ///
    /// One task for each core is what pays. A cancelled task still answers in full.
    ///
    /// - Precondition: `tasks > 0`.
    public static func firstSlots(
        among calendars: [PreparedCalendar],
        _ rules: SlotRules,
        now: Int64?,
        in range: SlotRange,
        tasks: Int
    ) async -> [Int64?] {
        precondition(tasks > 0, "there is at least one task")
        let count = calendars.count
        return await withTaskGroup(of: (part: Int, found: [Int64?]).self) { group in
            for part in 0..<tasks {
                group.addTask {
                    let calendars = calendars[(count * part / tasks)..<(count * (part + 1) / tasks)]
                    return (part, firstSlots(among: calendars, rules, now: now, in: range))
                }
            }
            var parts = [[Int64?]](repeating: [], count: tasks)
            // Tasks end in any order.
            for await (part, found) in group { parts[part] = found }
            return Array(parts.joined())
        }
    }
}
