import CivilTime
import Intervals

/// Opening periods as spans of instants.
///
/// A period `[w0, w1)` of wall seconds is open at the instants `[w0 − o, w1 − o)` of every segment of the zone with offset
/// `o`, as far as they lie in it. A piece is a maximal span of those instants: most periods give one, one that the autumn
/// change interrupts gives two, one that the spring change skips gives none.
internal struct OpenPieces {
    /// The pieces in order of start.
    ///
    /// Those of different dates may overlap.
    internal private(set) var pieces: [Interval] = []

    private let bounds: Interval
    private let segments: [ZoneSegment]
    private let leastOffset: Int64
    private let greatestOffset: Int64

    /// Maps every period that can meet `bounds`.
    ///
    /// O(days + transitions).
    internal init(_ hours: HoursTable, in zone: Zone, meeting bounds: Interval) {
        // A period spans two wall days, and clocks move by little more than one: five days reach all of it.
        let margin: Int64 = 5 * 86_400
        self.bounds = bounds
        segments = zone.segments(from: bounds.start - margin, to: bounds.end + margin)
        leastOffset = segments.lazy.map(\.offset).min() ?? 0
        greatestOffset = segments.lazy.map(\.offset).max() ?? 0
        guard !bounds.isEmpty else { return }
        map(hours)
        // Dates come in order: only hours that run on into the next date, or clocks set back, put pieces out of order.
        if !zip(pieces, pieces.dropFirst()).allSatisfy({ $0.start <= $1.start }) { pieces.sort() }
    }

    private mutating func map(_ hours: HoursTable) {
        // Hours of the date before may run on into the first one.
        let firstDay = Swift.max(Self.day(of: bounds.start + leastOffset) - 1, CivilDate.min.daysSinceEpoch)
        let lastDay = Swift.min(Self.day(of: bounds.end - 1 + greatestOffset), CivilDate.max.daysSinceEpoch)
        guard firstDay <= lastDay else { return }
        var firstSegment = 0
        for day in firstDay...lastDay {
            let midnight = Int64(day) * 86_400
            // A segment is passed for good once no later date can read as early as its end.
            while firstSegment + 1 < segments.count, segments[firstSegment].end + greatestOffset <= midnight {
                firstSegment += 1
            }
            for period in hours.periods(onDay: day) {
                map(wallFrom: midnight + period.start, to: midnight + period.end, firstSegment)
            }
        }
    }

    private mutating func map(wallFrom start: Int64, to end: Int64, _ firstSegment: Int) {
        var pieceStart: Int64 = 0
        var pieceEnd: Int64 = 0
        for position in firstSegment..<segments.count {
            let segment = segments[position]
            if segment.start + leastOffset >= end { break }
            let lower = max(segment.start, start - segment.offset)
            let upper = min(segment.end, end - segment.offset)
            guard lower < upper else { continue }
            // Spans that touch are one piece, and the first span has no piece before it.
            if lower != pieceEnd || pieceStart == pieceEnd {
                append(pieceStart, pieceEnd)
                pieceStart = lower
            }
            pieceEnd = upper
        }
        append(pieceStart, pieceEnd)
    }

    private mutating func append(_ start: Int64, _ end: Int64) {
        guard start < end, end > bounds.start, start < bounds.end else { return }
        pieces.append(Interval(start: start, end: end))
    }

    private static func day(of wallSeconds: Int64) -> Int {
        let (quotient, remainder) = wallSeconds.quotientAndRemainder(dividingBy: 86_400)
        return Int(remainder < 0 ? quotient - 1 : quotient)
    }
}

extension PreparedCalendar {
    /// Every piece of open time that meets `[start, end)`, whole, in order of start.
    internal func openPieces(from start: Int64, to end: Int64) -> [Interval] {
        OpenPieces(hours, in: schedule.zone, meeting: Interval(start: start, end: end)).pieces
    }
}

extension HoursTable {
    /// For hours that never close: what exceptions close all the same; else empty.
    ///
    /// O(e) for *e* dates with exceptions.
    internal func closedByExceptions(in zone: Zone) -> IntervalSet {
        guard coversWholeWeek else { return IntervalSet() }
        return .union(
            of: exceptionDays.map { day in
                // Wherever on Earth, all of a date and of the date into which its hours run lies in these days of UTC.
                let midnight = Int64(day) * 86_400
                let days = Interval(start: midnight - 2 * 86_400, end: midnight + 4 * 86_400)
                return IntervalSet(OpenPieces(self, in: zone, meeting: days).pieces).complement(within: days)
            }
        )
    }
}
