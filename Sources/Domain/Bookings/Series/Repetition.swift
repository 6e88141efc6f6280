package import CivilTime

/// How a booking is repeated: the first start and others on the same wall clock, a week, two weeks or a month apart.
package struct Repetition: Hashable, Sendable {
    package let every: Step

    /// How many occurrences there are with those that are skipped, from 2.
    package let count: Int

    /// The dates of occurrences that are left out.
    package var skipped: Set<OccurrenceDate>

    /// Occurrences of the longest series: those of a year by weeks.
    package static let maximumCount = 52

    package init(every: Step, count: Int, skipping skipped: Set<OccurrenceDate> = []) {
        self.every = every
        self.count = count
        self.skipped = skipped
    }

    /// How many bookings it asks for.
    package var bookings: Int { max(count - skipped.count, 1) }

    /// How far occurrences lie apart.
    package enum Step: String, Sendable, CaseIterable {
        case week
        case twoWeeks = "two_weeks"

        /// The same day of each month; a month without that day has an occurrence that cannot be booked.
        case month
    }

    /// One of the dates on which a series would take place.
    package struct Occurrence: Hashable, Sendable {
        package let date: OccurrenceDate

        /// `nil` if there is no such date, or no such time on it.
        package let startAt: Instant?
    }

    /// All occurrences of a series that begins at `start`, those to be skipped too, in order.
    ///
    /// Each has the wall clock of the first in `zone`: a time that is shown twice on a date is the first of them. `nil` for a series
    /// that would run past the year 9999.
    package func occurrences(from start: Instant, in zone: Zone) -> [Occurrence]? {
        let first = zone.reading(at: start.secondsSince1970)
        var occurrences = [Occurrence(date: OccurrenceDate(first.date), startAt: start)]
        for number in 1..<max(count, 1) {
            guard let date = date(number, after: first.date) else { return nil }
            let startAt = date.date.flatMap { zone.firstInstant(of: $0, atSecond: first.secondOfDay) }
            occurrences.append(Occurrence(date: date, startAt: startAt))
        }
        return occurrences
    }

    private func date(_ number: Int, after first: CivilDate) -> OccurrenceDate? {
        switch every {
        case .week: first.adding(days: 7 * number).map { OccurrenceDate($0) }
        case .twoWeeks: first.adding(days: 14 * number).map { OccurrenceDate($0) }
        case .month: OccurrenceDate(first, addingMonths: number)
        }
    }
}

extension Zone {
    /// When a clock on the wall first shows that second of a date; `nil` if it never does.
    func firstInstant(of date: CivilDate, atSecond second: Int) -> Instant? {
        firstInstant(ofWall: Int64(date.daysSinceEpoch) * 86_400 + Int64(second))
    }

    /// When a calendar and a clock on the wall first show so many seconds since 1970; `nil` if they never do.
    func firstInstant(ofWall seconds: Int64) -> Instant? {
        instants(ofWallFrom: seconds, to: seconds + 1).first.map { Instant($0.lowerBound) }
    }
}
