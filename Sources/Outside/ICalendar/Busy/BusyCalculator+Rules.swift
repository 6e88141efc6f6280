extension BusyCalculator {
    /// The instances of a series in a range, in no order and perhaps some twice; `nil` if the event was reported instead.
    internal mutating func instances(
        _ recurrence: RecurrenceRecord,
        _ event: EventRecord,
        _ time: EventTime,
        in range: ClosedRange<Int64>
    ) -> [Int64]? {
        var ids: [Int64] = []
        for rule in recurrence.rules {
            guard expand(rule, event, time, in: range, into: &ids) else { return nil }
        }
        var time = time
        // The first instance counts even if no rule names it, but for a series that was ended before it began.
        if !recurrence.rules.contains(where: { endsBeforeStart($0, &time) }) { ids.append(time.firstID) }
        for date in recurrence.dates {
            if time.isAllDay {
                ids.append(date.midnight)
            } else {
                var clock =
                    date.isDate || date.form == .floating ? time.clock : clock(of: date, calendar: event.calendar)
                // A date added to a timed series is an instance at the same time of day.
                let wall = date.isDate ? date.wall + time.wall.remainder(dividingBy: 86_400) : date.wall
                ids.append(clock.instant(ofWall: wall))
            }
        }
        return ids
    }

    /// Adds the instances of EXRULE to the exceptions; answers `false` if the event was reported instead.
    internal mutating func excludeRules(
        _ recurrence: RecurrenceRecord,
        _ event: EventRecord,
        _ time: EventTime,
        in range: ClosedRange<Int64>,
        from exceptions: inout SeriesExceptions
    ) -> Bool {
        guard !recurrence.exceptionRules.isEmpty else { return true }
        for rule in recurrence.exceptionRules {
            var ids: [Int64] = []
            guard expand(rule, event, time, in: range, into: &ids) else { return false }
            for id in ids { exceptions.insert(id: id) }
        }
        exceptions.sort()
        return true
    }

    /// Adds the periods of RDATE, each with a length of its own.
    internal mutating func addPeriods(
        _ recurrence: RecurrenceRecord,
        _ event: EventRecord,
        _ exceptions: SeriesExceptions,
        _ time: inout EventTime
    ) {
        for period in recurrence.periods {
            var clock = period.start.form == .floating ? time.clock : clock(of: period.start, calendar: event.calendar)
            let start = clock.instant(ofWall: period.start.wall)
            let wall = time.clock.wall(at: start)
            let day = wall - wall.remainder(dividingBy: 86_400)
            guard !exceptions.contains(id: time.isAllDay ? day : start, day: day) else { continue }
            add(from: start, to: end(of: period, start: start, clock: &clock, calendar: event.calendar))
        }
    }

    /// Adds the instances of a rule; answers `false` if its event was reported instead.
    private mutating func expand(
        _ rule: RecurrenceRule,
        _ event: EventRecord,
        _ time: EventTime,
        in range: ClosedRange<Int64>,
        into ids: inout [Int64]
    ) -> Bool {
        budget.beginRule()
        guard budget.spend(rule.timesOfDay) else {
            ignore(event, "rule takes too many steps")
            return false
        }
        if rule.frequency < .daily { return expandFine(rule, event, time, in: range, into: &ids) }
        var clock = time.clock
        let isAllDay = time.isAllDay
        let until = until(of: rule, &clock, isAllDay: isAllDay)
        // Where a clock is put back, a later reading may be an earlier instant.
        let last = min(range.upperBound + 86_400, until.map { clock.wall(at: $0) + 10_800 } ?? .max)
        let first = range.lowerBound - 86_400
        guard first <= last else { return true }
        var expansion = CoarseExpansion(rule, start: time.wall)
        let limit = options.limits.instances
        let isComplete = expansion.forEach(in: first...last, budget: &budget) { wall in
            let instant = clock.instant(ofWall: wall)
            if let until, instant > until { return true }
            ids.append(isAllDay ? wall : instant)
            return ids.count <= limit
        }
        if !isComplete { ignore(event, "rule takes too many steps") }
        return isComplete
    }

    private mutating func expandFine(
        _ rule: RecurrenceRule,
        _ event: EventRecord,
        _ time: EventTime,
        in range: ClosedRange<Int64>,
        into ids: inout [Int64]
    ) -> Bool {
        guard !time.isAllDay else {
            ignore(event, "rule not understood: only the first instance is known")
            return true
        }
        var clock = time.clock
        let until = until(of: rule, &clock, isAllDay: false)
        var expansion = FineExpansion(rule, start: time.firstID, clock: clock)
        let count = expansion.greatestCount(until: until) ?? .max
        guard rule.frequency == .hourly || count <= Int64(options.limits.fineInstances) else {
            ignore(event, "rule finer than hourly without a small COUNT")
            return false
        }
        let last = min(range.upperBound, until ?? .max)
        guard range.lowerBound <= last else { return true }
        let limit = options.limits.instances
        let isComplete = expansion.forEach(in: range.lowerBound...last, budget: &budget) { instant in
            ids.append(instant)
            return ids.count <= limit
        }
        if !isComplete { ignore(event, "rule takes too many steps") }
        return isComplete
    }

    /// The last instant at which an instance of a rule may begin; `nil` if it has no UNTIL.
    private func until(of rule: RecurrenceRule, _ clock: inout WallClock, isAllDay: Bool) -> Int64? {
        guard let until = rule.until else { return nil }
        switch until.form {
        // The whole day counts.
        case .date: return clock.instant(ofWall: until.wall + 86_399)
        case .utc where !isAllDay: return until.wall
        case .utc:
            let wall = clock.wall(at: until.wall)
            return clock.instant(ofWall: wall - wall.remainder(dividingBy: 86_400) + 86_399)
        case .floating, .zoned: return clock.instant(ofWall: isAllDay ? until.midnight + 86_399 : until.wall)
        }
    }

    private func endsBeforeStart(_ rule: RecurrenceRule, _ time: inout EventTime) -> Bool {
        guard let until = until(of: rule, &time.clock, isAllDay: time.isAllDay) else { return false }
        return until < time.start(of: time.firstID)
    }
}
