import CivilTime
import Intervals

/// The opening periods of every date, worked out once for a schedule.
///
/// A period is `[start, end)` in wall seconds counted from the midnight of the date on which it begins; it starts before
/// 86,400 and ends by 172,800. Periods of one date are sorted, disjoint and do not touch.
internal struct HoursTable: Sendable {
    /// The periods of the seven days of the week, then those of every date with exceptions.
    private var periods: [Interval] = []

    /// Where in `periods` each day of the week stands, Sunday first.
    private var weekdays: [Range<Int>] = []

    /// The day numbers of dates with exceptions, ascending.
    internal private(set) var exceptionDays: [Int] = []

    /// Where in `periods` each of `exceptionDays` stands.
    private var exceptionRanges: [Range<Int>] = []

    /// Whether the weekly hours leave no wall time closed.
    internal private(set) var coversWholeWeek = false

    /// Works out the periods of every row of `schedule`.
    ///
    /// O(n log n).
    internal init(_ schedule: Schedule) {
        var weekly: [IntervalSet] = []
        for day in 0..<7 {
            let rows = schedule.weekly.filter { $0.dayOfWeek == day }
            weekly.append(IntervalSet(rows.map { Interval(wallFrom: $0.start, to: $0.end) }))
            weekdays.append(append(weekly[day]))
        }
        coversWholeWeek = Self.coversWholeWeek(weekly)
        let byDate = Dictionary(grouping: schedule.exceptions, by: \.date)
        for (date, rows) in byDate.sorted(by: { $0.key < $1.key }) {
            exceptionDays.append(date.daysSinceEpoch)
            exceptionRanges.append(append(Self.hours(of: rows, weekly: weekly[date.dayOfWeek])))
        }
    }

    /// The periods that begin on the date of a day number.
    ///
    /// O(log e) for *e* dates with exceptions.
    internal func periods(onDay day: Int) -> ArraySlice<Interval> {
        if let position = exceptionPosition(ofDay: day) { return periods[exceptionRanges[position]] }
        // Day 0, 1970-01-01, was a Thursday.
        let remainder = (day + 4) % 7
        return periods[weekdays[remainder < 0 ? remainder + 7 : remainder]]
    }

    /// The position of a date among those with exceptions.
    private func exceptionPosition(ofDay day: Int) -> Int? {
        var lower = 0
        var upper = exceptionDays.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if exceptionDays[middle] < day { lower = middle + 1 } else { upper = middle }
        }
        return lower < exceptionDays.count && exceptionDays[lower] == day ? lower : nil
    }

    private mutating func append(_ set: IntervalSet) -> Range<Int> {
        let first = periods.count
        periods.append(contentsOf: set)
        return first..<periods.count
    }

    /// The hours of a date with exceptions.
    private static func hours(of rows: [ScheduleException], weekly: IntervalSet) -> IntervalSet {
        var opened: [Interval] = []
        var closed: [Interval] = []
        for row in rows {
            switch row.kind {
            case .closed: return IntervalSet()
            case .open(let start, let end): opened.append(Interval(wallFrom: start, to: end))
            case .closedPart(let start, let end): closed.append(Interval(wallFrom: start, to: end))
            }
        }
        let hours = opened.isEmpty ? weekly : IntervalSet(opened)
        return hours.subtracting(IntervalSet(closed))
    }

    private static func coversWholeWeek(_ weekly: [IntervalSet]) -> Bool {
        let week = Interval(start: 0, end: 7 * 86_400)
        // What begins on Saturday runs into the Sunday on which the week begins.
        let laidOut = weekly.enumerated().flatMap { day, periods in
            periods.flatMap { period in
                [Int64(day), Int64(day) - 7].map { day in
                    Interval(start: period.start + day * 86_400, end: period.end + day * 86_400)
                }
            }
        }
        return IntervalSet(laidOut).contains(week)
    }
}
