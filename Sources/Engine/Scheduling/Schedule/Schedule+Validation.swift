import CivilTime
import Intervals

extension Schedule {
    internal static func validate(_ weekly: [WeeklyHours]) throws(ScheduleError) {
        for (position, hours) in weekly.enumerated() {
            guard (0...6).contains(hours.dayOfWeek) else {
                throw ScheduleError(
                    .dayOfWeekOutOfRange,
                    field: "schedule[\(position)].day_of_week",
                    message: "day_of_week is \(hours.dayOfWeek); it goes from 0, Sunday, to 6, Saturday"
                )
            }
            try refuseEndOfDay(hours.start, field: "schedule[\(position)].start_time")
            try validate(datesOf: hours, field: "schedule[\(position)]")
        }
    }

    /// Refuses hours that could never begin, and every second week without a first.
    private static func validate(datesOf hours: WeeklyHours, field: String) throws(ScheduleError) {
        if let from = hours.validFrom, let until = hours.validUntil, until < from {
            throw ScheduleError(
                .valueOutOfRange,
                field: "\(field).valid_until",
                message: "the hours end on \(until), before they begin on \(from)"
            )
        }
        guard (1...2).contains(hours.everyWeeks) else {
            throw ScheduleError(
                .valueOutOfRange,
                field: "\(field).every_weeks",
                message: "every_weeks is \(hours.everyWeeks); it is 1 for every week or 2 for every second one"
            )
        }
        guard hours.everyWeeks == 1 || hours.validFrom != nil else {
            throw ScheduleError(
                .valueOutOfRange,
                field: "\(field).valid_from",
                message: "every second week needs valid_from, a date in the first of these weeks"
            )
        }
    }

    internal static func validate(_ exceptions: [ScheduleException]) throws(ScheduleError) {
        for (position, exception) in exceptions.enumerated() {
            guard let start = exception.kind.hours?.start else { continue }
            try refuseEndOfDay(start, field: "exceptions[\(position)].custom_start")
        }
        // Positions are sorted and not rows, because a refusal names the row by its place in the request.
        let order = exceptions.indices.sorted { left, right in
            let (a, b) = (exceptions[left], exceptions[right])
            return (a.date, a.kind.rank, a.kind.span.start, left) < (b.date, b.kind.rank, b.kind.span.start, right)
        }
        for (earlier, later) in zip(order, order.dropFirst()) where exceptions[earlier].date == exceptions[later].date {
            try refuseConflict(exceptions, earlier, later)
        }
    }

    private static func refuseEndOfDay(_ start: WallTime, field: String) throws(ScheduleError) {
        guard start == .endOfDay else { return }
        throw ScheduleError(
            .startsAtEndOfDay,
            field: field,
            message: "hours cannot begin at 24:00; write 00:00 of the next date"
        )
    }

    /// Refuses two exceptions of one date, neighbours in the order of kind and start, that cannot stand together.
    private static func refuseConflict(
        _ exceptions: [ScheduleException],
        _ earlier: Int,
        _ later: Int
    ) throws(ScheduleError) {
        let (first, second) = (exceptions[earlier], exceptions[later])
        let (low, high) = (min(earlier, later), max(earlier, later))
        // Closed dates sort first, so each other row of the date comes after one.
        if first.kind == .closed {
            throw ScheduleError(
                .contradictoryExceptions,
                field: "exceptions[\(high)].exception_date",
                message: "\(first.date) has exceptions[\(low)] too, and a date that is closed has no other exception"
            )
        }
        // Extra hours and hours that are closed may overlap: what is closed wins.
        guard first.kind.rank == second.kind.rank, first.kind.span.overlaps(second.kind.span) else { return }
        throw ScheduleError(
            .overlappingExceptions,
            field: "exceptions[\(high)].custom_start",
            message: "the hours overlap those of exceptions[\(low)] on \(first.date); make one row of the two"
        )
    }
}

extension ScheduleException.Kind {
    /// The wall times of the row, if it has any.
    internal var hours: (start: WallTime, end: WallTime)? {
        switch self {
        case .closed: nil
        case .open(let start, let end), .closedPart(let start, let end): (start, end)
        }
    }

    /// The row's wall seconds counted from the midnight of its date.
    fileprivate var span: Interval {
        guard let hours else { return Interval(start: 0, end: 0) }
        return Interval(wallFrom: hours.start, to: hours.end)
    }

    /// Sorts rows of one date so that conflicts are between neighbours: closed first, then each kind by itself.
    fileprivate var rank: Int {
        switch self {
        case .closed: 0
        case .open: 1
        case .closedPart: 2
        }
    }
}

extension Interval {
    /// Hours as wall seconds counted from the midnight of their date: an end at or before the start is on the next.
    internal init(wallFrom start: WallTime, to end: WallTime) {
        // 22:00 to 02:00 ends on the next date, and 08:00 to 08:00 lasts a day.
        let next = end <= start ? 86_400 : 0
        self.init(start: Int64(start.secondOfDay), end: Int64(end.secondOfDay + next))
    }
}
