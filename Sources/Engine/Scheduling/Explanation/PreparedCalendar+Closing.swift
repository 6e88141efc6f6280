import CivilTime
import Intervals

extension PreparedCalendar {
    /// What closes an instant that is not open: the exceptions that do, else the weekly hours.
    internal func closingReasons(_ instant: Int64) -> [Explanation.Reason] {
        let wall = schedule.zone.wallSeconds(at: instant)
        let day = schedule.zone.dayNumber(at: instant)
        guard let date = CivilDate(daysSinceEpoch: day) else { return [.closed(.noHours(dayOfWeek: (day + 4) % 7))] }
        let time = wall - Int64(day) * 86_400
        var indices = exceptions(closing: time, of: date)
        // Hours of the evening before would run on into this date.
        if let before = date.adding(days: -1) {
            let ranOn = weeklyHours(of: before).contains(time + 86_400)
            indices +=
                ranOn ? exceptions(closing: time + 86_400, of: before) : parts(closing: time + 86_400, of: before)
        }
        if !indices.isEmpty { return indices.sorted().map { .exception(index: $0) } }
        let hasHours = !hours.periods(onDay: day).isEmpty
        return [.closed(hasHours ? .outsideHours(date: date) : .noHours(dayOfWeek: date.dayOfWeek))]
    }

    /// The exceptions of `date` that leave a time closed, in wall seconds from its midnight.
    ///
    /// A row that opens other hours closes the rest of its date.
    private func exceptions(closing time: Int64, of date: CivilDate) -> [Int] {
        let rows = schedule.exceptions.indices.filter { schedule.exceptions[$0].date == date }
        let direct = rows.filter { index in
            switch schedule.exceptions[index].kind {
            case .closed: true
            case .closedPart(let start, let end): Interval(wallFrom: start, to: end).contains(time)
            case .open: false
            }
        }
        // A row that takes the very time away says more than one that merely opens another.
        if !direct.isEmpty { return direct }
        return rows.filter { index in
            guard case .open = schedule.exceptions[index].kind else { return false }
            return true
        }
    }

    /// The exceptions of `date` that close a part of it in which a time lies.
    private func parts(closing time: Int64, of date: CivilDate) -> [Int] {
        schedule.exceptions.indices.filter { index in
            let row = schedule.exceptions[index]
            guard row.date == date, case .closedPart(let start, let end) = row.kind else { return false }
            return Interval(wallFrom: start, to: end).contains(time)
        }
    }

    private func weeklyHours(of date: CivilDate) -> IntervalSet {
        let rows = schedule.weekly.lazy.filter { $0.begin(onDay: date.daysSinceEpoch) }
        return IntervalSet(rows.map { Interval(wallFrom: $0.start, to: $0.end) })
    }
}
