import CivilTime
import Intervals

/// The opening periods of every date, worked out once for a schedule.
///
/// A period is `[start, end)` in wall seconds counted from the midnight of the date whose hours it is part of; it starts at 0 or
/// later and ends by 172,800. Periods of one date are sorted, disjoint and do not touch.
internal struct HoursTable: Sendable {
    /// The periods of the seven days of the week, then those of every date with exceptions.
    internal private(set) var periods: [Interval] = []

    /// Where in `periods` each day of a fortnight stands, Monday first, for each of `eras`, and then each of `exceptionDays`.
    internal private(set) var ranges: [Range<Int>] = []

    /// The day numbers on which hours begin or cease to hold, ascending; the first stands for all days before the second.
    private var eras: [Int] = [.min]

    /// The day numbers of dates whose periods are not those of their day of the week, and of all with exceptions, ascending.
    internal private(set) var exceptionDays: [Int] = []

    /// How many of `ranges` are of eras.
    private var eraRanges: Int { eras.count * 14 }

    /// Whether the weekly hours leave no wall time closed.
    internal private(set) var coversWholeWeek = false

    /// The greatest end of a period.
    internal private(set) var latestEnd: Int64 = 0

    /// Works out the periods of every row.
    ///
    /// O(n log n).
    internal init(weekly rows: [WeeklyHours], exceptions: [ScheduleException]) {
        let edges = rows.flatMap { [$0.validFrom?.daysSinceEpoch, $0.validUntil.map { $0.daysSinceEpoch + 1 }] }
        eras += Set(edges.compactMap { $0 }).sorted()
        var known: [IntervalSet: Range<Int>] = [:]
        coversWholeWeek = true
        for era in eras {
            let fortnight = Self.fortnight(of: rows, from: era)
            for day in fortnight {
                if let range = known[day] { ranges.append(range) } else { known[day] = append(day) }
            }
            coversWholeWeek = coversWholeWeek && Self.isCovered(fortnight)
        }
        let rows = Dictionary(grouping: exceptions, by: \.date.daysSinceEpoch)
        let closed = rows.compactMapValues(Self.closedParts(of:))
        // A part of a date that is closed is so whichever date's hours run there, those of the evening before too.
        let touched = Set(closed.keys.flatMap { [$0 - 1, $0 + 1] })
        for day in Set(rows.keys).union(touched).sorted() {
            let usual = IntervalSet(Array(periods[eraRange(ofDay: day)]))
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
        assert(ranges.count == eraRanges + exceptionDays.count, "each day of the eras and each exception has its place")
        assert(zip(eras, eras.dropFirst()).allSatisfy { $0 < $1 }, "eras are in order")
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
                    var place = Self.fortnightDay(ofDay: days.lowerBound)
                    var era = eras.count == 1 ? 0 : eraPosition(ofDay: days.lowerBound)
                    var nextEra = era &+ 1 < eras.count ? eras[era &+ 1] : .max
                    for day in days {
                        if day == nextEra {
                            era &+= 1
                            nextEra = era &+ 1 < eras.count ? eras[era &+ 1] : .max
                        }
                        var range = ranges[era &* 14 &+ place]
                        place = place == 13 ? 0 : place &+ 1
                        if day == nextException {
                            range = ranges[eraRanges &+ exception]
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
        if position < exceptionDays.count, exceptionDays[position] == day { return ranges[eraRanges + position] }
        return eraRange(ofDay: day)
    }

    /// The same without exceptions.
    private func eraRange(ofDay day: Int) -> Range<Int> {
        ranges[eraPosition(ofDay: day) * 14 + Self.fortnightDay(ofDay: day)]
    }

    /// The position among `eras` of the one in which a day lies.
    private func eraPosition(ofDay day: Int) -> Int {
        eras.count == 1 ? 0 : (eras.lastIndex { $0 <= day } ?? 0)
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

    /// The place of a day number in its fortnight, 0 … 13; 0 is a Monday.
    @inline(__always)
    internal static func fortnightDay(ofDay day: Int) -> Int {
        assert(abs(day) < 7 * 500_000, "the sum below fits and is not negative")
        return Int(UInt32(truncatingIfNeeded: day &+ 3 &+ 14 &* 500_000) % 14)
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

    @discardableResult
    private mutating func append(_ set: IntervalSet) -> Range<Int> {
        let first = periods.count
        periods.append(contentsOf: set)
        ranges.append(first..<periods.count)
        return first..<periods.count
    }

    /// The periods of the fourteen days of an era, from a Monday on.
    private static func fortnight(of rows: [WeeklyHours], from era: Int) -> [IntervalSet] {
        // Far from the edges of calendars, where the sums below still fit; what holds on one day of an era holds on all.
        let first = max(era, -7 * 400_000)
        return (0..<14).map { place in
            let day = first + (place - fortnightDay(ofDay: first) + 14) % 14
            // Later days of the fortnight may lie behind the end of the era: only which row holds in it counts.
            let holding = rows.filter { row in
                row.validFrom.map { $0.daysSinceEpoch <= first } ?? true
                    && row.validUntil.map { first <= $0.daysSinceEpoch } ?? true && row.recurs(onDay: day)
            }
            return IntervalSet(holding.map { Interval(wallFrom: $0.start, to: $0.end) })
        }
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

    /// Whether an endlessly repeated fortnight has no closed time.
    private static func isCovered(_ days: [IntervalSet]) -> Bool {
        let fortnight = Interval(start: 0, end: 14 * 86_400)
        // Hours that sum up to less cannot cover it, which spares nearly every schedule the rest.
        guard days.lazy.map(\.length).reduce(0, +) >= fortnight.length else { return false }
        // What begins on the last Sunday runs into the Monday on which the fortnight begins.
        let laidOut = days.enumerated().flatMap { day, periods in
            periods.flatMap { period in
                [Int64(day), Int64(day) - 14].map { day in
                    Interval(start: period.start + day * 86_400, end: period.end + day * 86_400)
                }
            }
        }
        return IntervalSet(laidOut).contains(fortnight)
    }
}

extension IntervalSet {
    /// Subtracts ranges that are counted from midnight that many days later.
    fileprivate func subtracting(_ parts: IntervalSet, days: Int) -> IntervalSet {
        let shift = Int64(days) * 86_400
        return subtracting(IntervalSet(parts.map { Interval(start: $0.start + shift, end: $0.end + shift) }))
    }
}
