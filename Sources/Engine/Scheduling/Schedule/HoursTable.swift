import CivilTime
import Intervals

/// The opening periods of every date, worked out once for a schedule.
///
/// A period is `[start, end)` in wall seconds counted from the midnight of the date whose hours it is part of; it starts at 0 or
/// later and ends by 172,800. Periods of one date are sorted, disjoint and do not touch.
internal struct HoursTable: Sendable {
    /// The periods of the seven days of the week, then those of every date with exceptions.
    internal private(set) var periods: [Interval] = []

    /// Where in `periods` each day of the week stands, Sunday first, and then each of `exceptionDays`.
    internal private(set) var ranges: [Range<Int>] = []

    /// The day numbers of dates whose periods are not those of their day of the week, and of all with exceptions, ascending.
    internal private(set) var exceptionDays: [Int] = []

    /// Whether the weekly hours leave no wall time closed.
    internal private(set) var coversWholeWeek = false

    /// The greatest end of a period.
    internal private(set) var latestEnd: Int64 = 0

    /// Works out the periods of every row.
    ///
    /// O(n log n).
    internal init(weekly rows: [WeeklyHours], exceptions: [ScheduleException]) {
        var weekly: [IntervalSet] = []
        for day in 0..<7 {
            let periods: [Interval] = rows.compactMap { row in
                row.dayOfWeek == day ? Interval(wallFrom: row.start, to: row.end) : nil
            }
            weekly.append(IntervalSet(periods))
            append(weekly[day])
        }
        coversWholeWeek = Self.coversWholeWeek(weekly)
        let rows = Dictionary(grouping: exceptions, by: \.date.daysSinceEpoch)
        let closed = rows.compactMapValues(Self.closedParts(of:))
        // A part of a date that is closed is so whichever date's hours run there, those of the evening before too.
        let touched = Set(closed.keys.flatMap { [$0 - 1, $0 + 1] })
        for day in Set(rows.keys).union(touched).sorted() {
            let usual = weekly[Self.dayOfWeek(ofDay: day)]
            var hours = Self.hours(of: rows[day] ?? [], weekly: usual)
            for offset in -1...1 {
                if let parts = closed[day + offset] { hours = hours.subtracting(parts, days: offset) }
            }
            guard rows[day] != nil || hours != usual else { continue }
            exceptionDays.append(day)
            append(hours)
        }
        latestEnd = periods.lazy.map(\.end).max() ?? 0
        assertInvariants()
    }

    /// Stops a debug build when the table is not what sweeps read without a further look.
    ///
    /// O(n), nothing in release.
    private func assertInvariants() {
        assert(ranges.count == 7 + exceptionDays.count, "each day of the week and each exception has its place")
        assert(zip(exceptionDays, exceptionDays.dropFirst()).allSatisfy { $0 < $1 }, "a date stands once, in order")
        assert(periods.allSatisfy { 0 <= $0.start && $0.end <= 172_800 && !$0.isEmpty }, "hours end a day later")
    }

    /// Hands over the start and end of every period of some dates, in order, with the midnight before, until `body` has a
    /// result.
    @inline(__always)
    internal func eachPeriod<Result>(of days: ClosedRange<Int>, _ body: (Int64, Int64, Int64) -> Result?) -> Result? {
        periods.withUnsafeBufferPointer { periods in
            ranges.withUnsafeBufferPointer { ranges in
                exceptionDays.withUnsafeBufferPointer { exceptionDays in
                    var exception = exceptionDays.isEmpty ? 0 : exceptionPosition(fromDay: days.lowerBound)
                    var nextException = exception < exceptionDays.count ? exceptionDays[exception] : .max
                    var dayOfWeek = Self.dayOfWeek(ofDay: days.lowerBound)
                    for day in days {
                        var range = ranges[dayOfWeek]
                        dayOfWeek = dayOfWeek == 6 ? 0 : dayOfWeek &+ 1
                        if day == nextException {
                            range = ranges[7 &+ exception]
                            exception &+= 1
                            nextException = exception < exceptionDays.count ? exceptionDays[exception] : .max
                        }
                        let midnight = Int64(day) &* 86_400
                        for position in range {
                            let period = periods[position]
                            if let result = body(period.start, period.end, midnight) { return result }
                        }
                    }
                    return nil
                }
            }
        }
    }

    /// Where in `periods` those stand that begin on the date of a day number.
    ///
    /// O(log e) for *e* dates with exceptions.
    internal func range(ofDay day: Int) -> Range<Int> {
        let position = exceptionPosition(fromDay: day)
        if position < exceptionDays.count, exceptionDays[position] == day { return ranges[7 + position] }
        return ranges[Self.dayOfWeek(ofDay: day)]
    }

    /// The periods that begin on the date of a day number.
    ///
    /// O(log e) for *e* dates with exceptions.
    internal func periods(onDay day: Int) -> ArraySlice<Interval> { periods[range(ofDay: day)] }

    /// The day of the week of a day number within ten thousand years of 1970, 0 = Sunday.
    @inline(__always)
    internal static func dayOfWeek(ofDay day: Int) -> Int {
        assert(abs(day) < 7 * 500_000, "the sum below fits and is not negative")
        // Day 0, 1970-01-01, was a Thursday; half a million weeks more keep out of the negative.
        return Int(UInt32(truncatingIfNeeded: day &+ 4 &+ 7 &* 500_000) % 7)
    }

    /// The position among `exceptionDays` of the first that is a day or later.
    internal func exceptionPosition(fromDay day: Int) -> Int {
        var lower = 0
        var upper = exceptionDays.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if exceptionDays[middle] < day { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }

    private mutating func append(_ set: IntervalSet) {
        let first = periods.count
        periods.append(contentsOf: set)
        ranges.append(first..<periods.count)
    }

    /// The hours of a date, before parts are closed.
    private static func hours(of rows: [ScheduleException], weekly: IntervalSet) -> IntervalSet {
        var opened: [Interval] = []
        for row in rows {
            switch row.kind {
            case .closed: return IntervalSet()
            case .open(let start, let end): opened.append(Interval(wallFrom: start, to: end))
            case .closedPart: break
            }
        }
        return opened.isEmpty ? weekly : IntervalSet(opened)
    }

    /// The parts of a date that are closed, from its midnight; `nil` if there are none.
    private static func closedParts(of rows: [ScheduleException]) -> IntervalSet? {
        let parts: [Interval] = rows.compactMap { row in
            guard case .closedPart(let start, let end) = row.kind else { return nil }
            return Interval(wallFrom: start, to: end)
        }
        return parts.isEmpty ? nil : IntervalSet(parts)
    }

    private static func coversWholeWeek(_ weekly: [IntervalSet]) -> Bool {
        let week = Interval(start: 0, end: 7 * 86_400)
        // Hours that sum up to less than a week cannot cover it, which spares nearly every schedule the rest.
        guard weekly.lazy.map(\.length).reduce(0, +) >= week.length else { return false }
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

extension IntervalSet {
    /// Takes away what is counted from the midnight that many days later.
    fileprivate func subtracting(_ parts: IntervalSet, days: Int) -> IntervalSet {
        let shift = Int64(days) * 86_400
        return subtracting(IntervalSet(parts.map { Interval(start: $0.start + shift, end: $0.end + shift) }))
    }
}
