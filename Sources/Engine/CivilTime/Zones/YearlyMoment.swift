/// A moment on the wall clock that comes once a year: one of the three forms of POSIX `TZ` rules.
internal struct YearlyMoment: Hashable, Sendable {
    /// Which day of the year.
    internal enum Day: Hashable, Sendable {
        /// `Jn`: day 1 … 365, where 29 February is never counted.
        case withoutLeapDay(Int)
        /// `n`: day 0 … 365, where 29 February is counted.
        case zeroBased(Int)
        /// `Mm.w.d`: the week-th `dayOfWeek` (0 = Sunday) of a month, 5 meaning the last.
        case weekday(month: Int, week: Int, dayOfWeek: Int)
    }

    internal let day: Day

    /// Seconds after the day's midnight, −167 to 167 hours.
    internal let time: Int64

    /// The moment in wall seconds of `year`.
    internal func wallSeconds(inYear year: Int) -> Int64 {
        Int64(dayNumber(inYear: year)) * 86_400 + time
    }

    private func dayNumber(inYear year: Int) -> Int {
        switch day {
        case .withoutLeapDay(let day):
            // Day 60 is 1 March in every year; in a leap year one more day lies before it.
            let leapDay = day >= 60 && CivilDate.isLeap(year: year) ? 1 : 0
            return CivilDate.daysSinceEpoch(year: year, month: 1, day: 1) + day - 1 + leapDay
        case .zeroBased(let day):
            return CivilDate.daysSinceEpoch(year: year, month: 1, day: 1) + day
        case .weekday(let month, let week, let dayOfWeek):
            let first = CivilDate.daysSinceEpoch(year: year, month: month, day: 1)
            // 1970-01-01 was a Thursday; days before it have negative remainders.
            let firstDayOfWeek = ((first + 4) % 7 + 7) % 7
            let day = (dayOfWeek - firstDayOfWeek + 7) % 7 + 7 * (week - 1)
            assert((0...34).contains(day), "a rule names the first to the fifth of a weekday")
            let isPastMonth = day >= CivilDate.days(inMonth: month, ofYear: year)
            return first + (isPastMonth ? day - 7 : day)
        }
    }
}
