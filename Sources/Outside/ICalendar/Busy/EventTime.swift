/// When the first instance of an event takes place, with its zone worked out.
internal struct EventTime {
    /// The clock that it goes by.
    internal var clock: WallClock
    /// Whether it takes whole days.
    internal let isAllDay: Bool
    /// Its start on that clock.
    internal let wall: Int64
    internal let length: SpanLength

    /// What tells the first instance from the others of a series: its instant, or the midnight of a whole day on the clock.
    internal var firstID: Int64

    /// The instant at which an instance begins.
    internal mutating func start(of id: Int64) -> Int64 {
        isAllDay ? clock.instant(ofWall: id) : id
    }

    /// The instant at which an instance ends.
    internal mutating func end(of id: Int64) -> Int64 {
        guard isAllDay else { return clock.end(of: length, from: id) }
        // Counted from the midnight that was written, since the first instant of the day may come later.
        return clock.instant(ofWall: id + length.days * 86_400) + length.seconds
    }
}

extension BusyCalculator {
    /// Works out when an event begins and how long it takes; reports an event of which that cannot be told.
    internal mutating func time(of event: EventRecord) -> EventTime? {
        if let fault = event.fault {
            ignore(event, fault)
            return nil
        }
        guard let start = event.start else {
            ignore(event, "no DTSTART")
            return nil
        }
        var clock = clock(of: start, calendar: event.calendar)
        let instant = clock.instant(ofWall: start.wall)
        guard let length = length(of: event, start: start, instant: instant) else {
            ignore(event, "ends before it starts")
            return nil
        }
        return EventTime(
            clock: clock,
            isAllDay: start.isDate,
            wall: start.wall,
            length: length,
            firstID: start.isDate ? start.wall : instant
        )
    }

    private mutating func length(of event: EventRecord, start: TimeValue, instant: Int64) -> SpanLength? {
        guard let end = event.end else {
            // Without either, a day takes a day and an instant takes no time (RFC 5545 §3.6.1).
            return event.duration ?? SpanLength(days: start.isDate ? 1 : 0)
        }
        if start.isDate, end.isDate {
            guard end.wall >= start.wall else { return nil }
            return SpanLength(days: max(1, (end.wall - start.wall) / 86_400))
        }
        var clock = clock(of: end, calendar: event.calendar)
        let seconds = clock.instant(ofWall: end.wall) - instant
        guard seconds <= 0 else { return SpanLength(seconds: seconds) }
        // A start in a skipped hour is shifted by the gap, past an end that is not: then the clocks say how long it takes.
        let wallSeconds = end.wall - start.wall
        if wallSeconds > 0, start.form == end.form, clock.skips(start.wall) { return SpanLength(seconds: wallSeconds) }
        return seconds < 0 ? nil : SpanLength(seconds: 0)
    }
}
