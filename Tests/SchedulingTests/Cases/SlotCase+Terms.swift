import CivilTime
import Intervals
import Scheduling
import Testing

extension SlotCase.Span {
    /// The span in our terms: an end at the last moment of a day or minute means the next whole minute.
    func interval() throws -> Interval {
        let start = try Self.instant(self.start)
        let end = try Self.instant(self.end)
        return Interval(start: start, end: end % 60 == 59 ? end + 1 : end)
    }

    func session() throws -> BookedSession {
        let span = try interval()
        return BookedSession(start: span.start, end: span.end)
    }

    /// An instant as RFC 3339, or as `YYYY-MM-DD HH:MM` on a clock that shows UTC.
    static func instant(_ text: String) throws -> Int64 {
        let isLocal = text.utf8.count == 16
        // Some sources end a day at 23:59:59.999.
        return try present(Timestamp.parseDroppingFraction(isLocal ? text.replacing(" ", with: "T") + ":00Z" : text))
    }
}

extension SlotCase.Hours {
    func rows() throws -> [WeeklyHours] {
        try isoWeekdays.map { try WeeklyHours(dayOfWeek: $0 % 7, start: wall(start), end: wall(end)) }
    }
}

extension SlotCase.Override {
    /// Hours from 00:00 to 00:00 are that source's way to close a date; ours would be open for 24 hours.
    func exception() throws -> ScheduleException {
        let isClosed = start == "00:00" && end == "00:00"
        return try ScheduleException(
            date: present(CivilDate(date)),
            kind: isClosed ? .closed : .open(start: wall(start), end: wall(end))
        )
    }
}

extension SlotCase.Provider {
    func schedule(_ exceptions: [ScheduleException] = []) throws -> Schedule {
        let rows = try (weekly ?? []).flatMap { try $0.rows() }
        return try Schedule(zone: ZoneDirectory.system.zone(named: timeZone), weekly: rows, exceptions: exceptions)
    }
}

extension SlotCase.Service {
    func rules(_ alignment: SlotAlignment, _ input: SlotCase.Input) throws -> SlotRules {
        try SlotRules(
            duration: durationMinutes * 60,
            bufferBefore: bufferBeforeMinutes * 60,
            bufferAfter: bufferAfterMinutes * 60,
            step: stepMinutes * 60,
            alignment: alignment,
            minimumNotice: minNoticeMinutes * 60,
            bookingWindowDays: input.window?.days,
            maximumPerDay: input.limits?.bookingsPerDay,
            capacity: seats ?? 1
        )
    }
}

extension SlotRange {
    static func date(_ text: String) throws -> SlotRange {
        let date = try present(CivilDate(text))
        return .dates(from: date, to: try present(date.adding(days: 1)))
    }
}

func wall(_ text: String) throws -> WallTime {
    try present(WallTime(text))
}

/// What a case must have, or a failed requirement; a function, since `#require` cannot stand inside itself.
func present<Value>(_ value: Value?, sourceLocation: SourceLocation = #_sourceLocation) throws -> Value {
    try #require(value, sourceLocation: sourceLocation)
}
