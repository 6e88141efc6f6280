extension CivilDate {
    /// The year, 1 to 9999.
    public var year: Int { components.year }

    /// The month, 1 = January … 12 = December.
    public var month: Int { components.month }

    /// The day of the month, from 1.
    public var day: Int { components.day }

    /// Year, month and day at once, for a third of the cost of asking for each.
    ///
    /// Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, `civil_from_days`: years counted from 1 March have
    /// the leap day last, so that months fall out of one linear formula.
    public var components: (year: Int, month: Int, day: Int) {
        // 719,468 days from 0000-03-01 to 1970-01-01.
        let days = daysSinceEpoch + 719_468
        assert(days >= 0, "division rounds down from 0000-03-01 on, and dates begin with year 1")
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        // From March on, each five months have 153 days.
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + 400 * era + (month <= 2 ? 1 : 0), month, day)
    }

    /// The first date of this date's month.
    public var monthStart: CivilDate {
        .clamped(daysSinceEpoch: daysSinceEpoch - day + 1)
    }

    /// The day number of the first date of the next month, which may lie after 9999-12-31.
    public var nextMonthStart: Int {
        let (year, month, day) = components
        return daysSinceEpoch - day + 1 + Self.days(inMonth: month, ofYear: year)
    }

    /// Whether a year has a 29 February.
    public static func isLeap(year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// The number of days of a month, 1 to 12, of a year.
    public static func days(inMonth month: Int, ofYear year: Int) -> Int {
        assert((1...12).contains(month), "a year has twelve months")
        return switch month {
        case 2: isLeap(year: year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01 to a date of year 0 or later, by `days_from_civil` of the same source as ``components``.
    internal static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        assert(year >= 0 && (1...12).contains(month), "the formula holds from year 0 on")
        // Years begin in March here, so January of year 0 is of the year −1; 400 years more keep the division from it.
        let shiftedYear = (month <= 2 ? year - 1 : year) + 400
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear % 400
        let shiftedMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return (era - 1) * 146_097 + dayOfEra - 719_468
    }
}
