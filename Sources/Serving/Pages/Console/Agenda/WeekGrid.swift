import Bookings
import CivilTime
import Intervals

/// Which hours the grid of a week shows, and where in it a span lies.
struct WeekGrid {
    let clock: AgendaClock

    /// Whole hours, from the first that anything needs to the last.
    let hours: Range<Int>

    init(days: [AgendaDay], clock: AgendaClock) {
        self.clock = clock
        var (first, last) = (24, 0)
        for day in days {
            let spans =
                day.openings
                + day.entries.map {
                    Interval(start: $0.booking.startAt.secondsSince1970, end: $0.booking.endAt.secondsSince1970)
                }
            for span in spans {
                first = min(first, clock.seconds(span.start, on: day.date) / 3_600)
                last = max(last, (clock.seconds(span.end, on: day.date) + 3_599) / 3_600)
            }
        }
        hours = first < last ? first..<last : 9..<17
    }

    /// The instant at the top of a date's column; `nil` for a date that the zone does not have.
    ///
    /// Exact but for rows behind a change of clocks on that date.
    func first(on date: CivilDate) -> Instant? {
        clock.zone.firstInstant(of: date).map { Instant($0 + Int64(hours.lowerBound) * 3_600) }
    }

    /// The first quarter of an hour, from 1, and how many a span covers; at least one within the grid.
    func place(of span: Interval, on date: CivilDate) -> (row: Int, length: Int) {
        let rows = hours.count * 4
        let start = clock.seconds(span.start, on: date) / 900 - hours.lowerBound * 4
        let end = (clock.seconds(span.end, on: date) + 899) / 900 - hours.lowerBound * 4
        let row = min(max(start, 0), rows - 1)
        return (row + 1, max(min(end, rows) - row, 1))
    }
}
