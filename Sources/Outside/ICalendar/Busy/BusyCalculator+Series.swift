import CivilTime
import Intervals

extension BusyCalculator {
    /// Adds the instances of a series, without those that overrides replace.
    internal mutating func addSeries(_ event: EventRecord, _ overrides: [Override]) {
        guard var time = time(of: event) else { return }
        // Every version of a series looks at all overrides.
        budget.beginRule()
        guard budget.spend(overrides.count) else {
            ignore(event, "too many overrides")
            return
        }
        let recurrence = event.recurrence ?? RecurrenceRecord()
        report(recurrence, of: event)
        var exceptions = exceptions(recurrence, overrides, event, &time)
        let shifts = shifts(overrides, &time, calendar: event.calendar)
        // A series that does not block still may have later instances that do.
        guard blocks(event) || shifts.contains(where: { blocks($0.override.event) }) else { return }
        let range = range(of: time, shifts)
        guard var ids = instances(recurrence, event, time, in: range) else { return }
        guard excludeRules(recurrence, event, time, in: range, from: &exceptions) else { return }
        ids.sort()
        var last: Int64?
        var shift: FutureShift?
        var later = shifts[...]
        for id in ids where id != last && failure == nil {
            last = id
            while let next = later.first, next.firstID <= id { shift = later.removeFirst() }
            let day = exceptions.namesDays ? self.day(of: id, &time) : id
            guard !exceptions.contains(id: id, day: day) else { continue }
            if let shift {
                add(id, shift, &time)
            } else if blocks(event) {
                add(&time, id)
            }
        }
        if blocks(event) { addPeriods(recurrence, event, exceptions, &time) }
    }

    private mutating func report(_ recurrence: RecurrenceRecord, of event: EventRecord) {
        if recurrence.hasUnknownRule { ignore(event, "rule not understood: only the first instance is known") }
        if recurrence.hasUnknownDate { ignore(event, "RDATE not readable: that instance is not known") }
        if recurrence.hasUnknownInstance { ignore(event, "RECURRENCE-ID not readable: taken as an event of its own") }
    }

    /// The midnight on the series' clock of the day of an instance.
    private func day(of id: Int64, _ time: inout EventTime) -> Int64 {
        if time.isAllDay { return id }
        let wall = time.clock.wall(at: id)
        return wall - wall.remainder(dividingBy: 86_400)
    }

    /// What tells the instance apart that a value names; `nil` for a date that stands for a day of a timed series.
    private mutating func id(of value: TimeValue, _ time: inout EventTime, calendar: Int) -> Int64? {
        guard time.isAllDay else {
            switch value.form {
            case .date: return nil
            case .utc: return value.wall
            case .floating: return time.clock.instant(ofWall: value.wall)
            case .zoned:
                var clock = clock(of: value, calendar: calendar)
                return clock.instant(ofWall: value.wall)
            }
        }
        // Some writers mean midnight in UTC as a mere date.
        guard value.form == .utc, value.wall != value.midnight || time.clock.zone.offset(at: value.wall) > 0 else {
            return value.midnight
        }
        let wall = time.clock.wall(at: value.wall)
        return wall - wall.remainder(dividingBy: 86_400)
    }

    private mutating func exceptions(
        _ recurrence: RecurrenceRecord,
        _ overrides: [Override],
        _ event: EventRecord,
        _ time: inout EventTime
    ) -> SeriesExceptions {
        var exceptions = SeriesExceptions()
        let values =
            recurrence.exceptions.map { ($0, event.calendar) } + overrides.map { ($0.instance, $0.event.calendar) }
        for (value, calendar) in values {
            if let id = id(of: value, &time, calendar: calendar) {
                exceptions.insert(id: id)
            } else {
                exceptions.insert(day: value.midnight)
            }
        }
        exceptions.sort()
        return exceptions
    }

    /// The overrides of later instances, in order.
    private mutating func shifts(_ overrides: [Override], _ time: inout EventTime, calendar: Int) -> [FutureShift] {
        var shifts: [FutureShift] = []
        for override in overrides where override.isForFuture {
            let id =
                id(of: override.instance, &time, calendar: override.event.calendar)
                ?? time.clock.instant(ofWall: override.instance.wall)
            let from = time.isAllDay ? id : time.clock.wall(at: id)
            var shift: Int64 = 0
            if var moved = override.time {
                let to =
                    moved.isAllDay || time.isAllDay ? moved.wall : time.clock.wall(at: moved.start(of: moved.firstID))
                // A day that moves to a time of day, or the reverse, is counted from midnight.
                shift = to - (moved.isAllDay ? from - from.remainder(dividingBy: 86_400) : from)
            }
            shifts.append(FutureShift(firstID: id, override: override, shift: shift))
        }
        return shifts.sorted { $0.firstID < $1.firstID }
    }

    /// Adds an instance as an override of an earlier one moves it.
    private mutating func add(_ id: Int64, _ shift: FutureShift, _ time: inout EventTime) {
        guard var moved = shift.override.time, blocks(shift.override.event) else { return }
        let wall = time.isAllDay ? id : time.clock.wall(at: id)
        if moved.isAllDay {
            add(&moved, wall - wall.remainder(dividingBy: 86_400) + shift.shift)
        } else if time.isAllDay {
            add(&moved, moved.clock.instant(ofWall: wall + shift.shift))
        } else {
            add(&moved, time.clock.instant(ofWall: wall + shift.shift))
        }
    }

    /// Between which wall readings, or instants, instances may reach the window.
    private func range(of time: EventTime, _ shifts: [FutureShift]) -> ClosedRange<Int64> {
        let lengths = [time.length.greatestSeconds] + shifts.compactMap { $0.override.time?.length.greatestSeconds }
        let moves = [0] + shifts.map(\.shift)
        let margin: Int64 = 2 * 86_400
        let before = (lengths.max() ?? 0) + (moves.max() ?? 0) + margin
        let after = margin - (moves.min() ?? 0)
        return (window.start - before)...max(window.start - before, window.end + after)
    }
}
