/// A recurrence rule (RFC 5545 §3.3.10, with `SKIP` of RFC 7529).
internal struct RecurrenceRule: Hashable {
    /// How long a period of the rule is.
    internal enum Frequency: Int, Comparable {
        case secondly, minutely, hourly, daily, weekly, monthly, yearly

        internal static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

        /// Seconds of a period that is shorter than a day.
        internal var fineUnit: Int64 {
            switch self {
            case .secondly: 1
            case .minutely: 60
            default: 3_600
            }
        }
    }

    /// What becomes of a day that a month does not have.
    internal enum Skip { case omit, backward, forward }

    /// A day of the week, in the period or, with an ordinal, the first, second … or last … of it.
    internal struct Weekday: Hashable {
        /// 0 = Sunday … 6 = Saturday.
        internal let day: Int
        /// From the beginning, from the end if negative, each one if zero.
        internal let ordinal: Int
    }

    internal var frequency = Frequency.daily
    internal var interval = 1
    internal var count: Int?
    internal var until: TimeValue?
    internal var weekdays: [Weekday] = []
    internal var months: [Int] = []
    internal var monthDays: [Int] = []
    internal var yearDays: [Int] = []
    internal var weekNumbers: [Int] = []
    internal var hours: [Int] = []
    internal var minutes: [Int] = []
    internal var seconds: [Int] = []
    internal var positions: [Int] = []
    /// The day that begins a week, 0 = Sunday … 6 = Saturday.
    internal var weekStart = 1
    internal var skip = Skip.omit

    /// Whether only the frequency and days of the week say which days it falls on.
    internal var hasOnlyWeekdays: Bool {
        months.isEmpty && monthDays.isEmpty && yearDays.isEmpty && weekNumbers.isEmpty && positions.isEmpty
    }

    /// How many times of day it names, at most.
    internal var timesOfDay: Int { max(hours.count, 1) * max(minutes.count, 1) * max(seconds.count, 1) }

    /// How many steps it costs to look at so many days, since long lists are searched for each of them.
    internal func steps(days: Int) -> Int {
        let lists = monthDays.count + yearDays.count + weekNumbers.count + weekdays.count
        return 1 + positions.count / 8 + days * (1 + lists / 8) / 8
    }
}
