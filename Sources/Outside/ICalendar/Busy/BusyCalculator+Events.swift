import Intervals

extension BusyCalculator {
    /// Adds the busy time of all events, series with their overrides.
    internal mutating func addEvents() {
        for group in EventGroup.groups(file.events, at: foreignEvents()) {
            guard failure == nil, !budget.isSpent else { break }
            add(group)
        }
        if budget.isSpent, failure == nil {
            failure = CalendarError(.tooLarge, "the recurrence rules of the calendar take too much work")
        }
    }

    /// The positions of the events that are not our own.
    private mutating func foreignEvents() -> [Int] {
        guard !options.ownSuffix.isEmpty else { return Array(file.events.indices) }
        return file.events.indices.filter { position in
            guard file.events[position].uid.hasSuffix(options.ownSuffix) else { return true }
            ignore(file.events[position], "own booking")
            return false
        }
    }

    private mutating func add(_ group: EventGroup) {
        // Most events are alone.
        if group.overrides.isEmpty, group.masters.count == 1, file.events[group.masters[0]].recurrence == nil {
            addSingle(file.events[group.masters[0]])
            return
        }
        var overrides: [Override] = []
        for position in group.overrides {
            let event = file.events[position]
            guard let instance = event.recurrence?.instance else { continue }
            let time = isRemoval(event) ? nil : time(of: event)
            guard time != nil || isRemoval(event) else { continue }
            var clock = clock(of: instance, calendar: event.calendar)
            let instant = clock.instant(ofWall: instance.wall)
            overrides.append(Override(event: event, instance: instance, instant: instant, time: time))
        }
        overrides = Override.newest(overrides)
        for position in newest(group.masters) { addSeries(file.events[position], overrides) }
        for override in overrides where blocks(override.event) {
            if var time = override.time { add(&time, time.firstID) }
        }
    }

    /// Whether an override only takes its instance away, for which it needs no time of its own.
    internal func isRemoval(_ event: EventRecord) -> Bool {
        event.isCancelled || file.calendars[event.calendar].isCancellation
    }

    internal mutating func add(_ time: inout EventTime, _ id: Int64) {
        let start = time.start(of: id)
        guard start < window.end else { return }
        add(from: start, to: time.end(of: id))
    }

    private mutating func addSingle(_ event: EventRecord) {
        guard var time = time(of: event), blocks(event) else { return }
        add(&time, time.firstID)
    }

    /// The versions of a series that no other is newer than; older ones count while newer ones cannot be read.
    private mutating func newest(_ positions: [Int]) -> [Int] {
        guard positions.count > 1 else { return positions }
        let readable = positions.filter { file.events[$0].fault == nil && file.events[$0].start != nil }
        for position in positions where !readable.contains(position) { _ = time(of: file.events[position]) }
        guard let newest = readable.max(by: { file.events[$1].supersedes(file.events[$0]) }) else { return [] }
        return readable.filter { !file.events[newest].supersedes(file.events[$0]) }
    }
}
