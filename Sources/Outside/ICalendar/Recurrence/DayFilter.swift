import CivilTime

/// Which days a rule names, told from the date alone: all parts of the rule must agree.
internal struct DayFilter {
    private let months: UInt16
    private let monthDays: [Int]
    private let yearDays: [Int]
    private let weekNumbers: [Int]
    private let weekStart: Int
    private let weekdays: UInt8
    private let ordinals: [RecurrenceRule.Weekday]
    private let ordinalsCountInYear: Bool

    /// The filter of a rule, in which `start`, the first date, stands for what the rule leaves open.
    internal init(_ rule: RecurrenceRule, start: CivilDate) {
        let namesDays = !(rule.monthDays.isEmpty && rule.yearDays.isEmpty && rule.weekdays.isEmpty)
        let isYearly = rule.frequency == .yearly
        let isOpen = !namesDays && rule.weekNumbers.isEmpty
        // BYDAY with a week number or outside of months and years has no ordinals (RFC 5545 §3.3.10).
        let hasOrdinals = rule.frequency >= .monthly && rule.weekNumbers.isEmpty
        months = Self.bits(isYearly && isOpen && rule.months.isEmpty ? [start.month] : rule.months)
        monthDays = isOpen && rule.frequency >= .monthly ? [start.day] : rule.monthDays
        yearDays = rule.yearDays
        weekNumbers = rule.weekNumbers
        weekStart = rule.weekStart
        ordinals = hasOrdinals ? rule.weekdays.filter { $0.ordinal != 0 } : []
        ordinalsCountInYear = isYearly && rule.months.isEmpty
        let plain = hasOrdinals ? rule.weekdays.filter { $0.ordinal == 0 } : rule.weekdays
        let takesStart = rule.frequency == .weekly && rule.weekdays.isEmpty || !namesDays && !rule.weekNumbers.isEmpty
        weekdays = UInt8(truncatingIfNeeded: Self.bits(takesStart ? [start.dayOfWeek] : plain.map(\.day)))
    }

    private static func bits(_ numbers: [Int]) -> UInt16 {
        numbers.reduce(0) { $0 | 1 << UInt16(truncatingIfNeeded: $1) }
    }

    /// Whether a month, 1 to 12, can have days at all.
    internal func allows(month: Int) -> Bool {
        months == 0 || months & 1 << UInt16(truncatingIfNeeded: month) != 0
    }

    /// Whether the days of the month are the only ones that are named.
    internal var hasOnlyMonthDays: Bool {
        yearDays.isEmpty && weekNumbers.isEmpty && weekdays == 0 && ordinals.isEmpty
    }

    /// The days of the month that are named and that a month of `length` days does not have.
    internal func missingDays(length: Int) -> Bool { monthDays.contains { $0 > length } }

    internal func allows(_ date: CivilDate) -> Bool {
        if weekdays != 0 || !ordinals.isEmpty, !allowsWeekday(date) { return false }
        if months == 0, monthDays.isEmpty, yearDays.isEmpty, weekNumbers.isEmpty { return true }
        let (year, month, day) = date.components
        guard allows(month: month) else { return false }
        if !monthDays.isEmpty {
            let length = CivilDate.days(inMonth: month, ofYear: year)
            guard monthDays.contains(day) || monthDays.contains(day - length - 1) else { return false }
        }
        if !yearDays.isEmpty {
            let (number, length) = Self.dayOfYear(date, year: year)
            guard yearDays.contains(number) || yearDays.contains(number - length - 1) else { return false }
        }
        return weekNumbers.isEmpty || allowsWeek(date, year: year)
    }

    private func allowsWeekday(_ date: CivilDate) -> Bool {
        let dayOfWeek = date.dayOfWeek
        if weekdays & 1 << UInt8(truncatingIfNeeded: dayOfWeek) != 0 { return true }
        guard ordinals.contains(where: { $0.day == dayOfWeek }) else { return false }
        let (year, month, day) = date.components
        var (number, length) = (day, CivilDate.days(inMonth: month, ofYear: year))
        if ordinalsCountInYear { (number, length) = Self.dayOfYear(date, year: year) }
        let (fromStart, fromEnd) = ((number - 1) / 7 + 1, -((length - number) / 7 + 1))
        return ordinals.contains { $0.day == dayOfWeek && ($0.ordinal == fromStart || $0.ordinal == fromEnd) }
    }

    /// The day's number from 1, and how many days the year has.
    private static func dayOfYear(_ date: CivilDate, year: Int) -> (number: Int, length: Int) {
        (date.daysSinceEpoch - firstDay(ofYear: year) + 1, CivilDate.isLeap(year: year) ? 366 : 365)
    }

    private static func firstDay(ofYear year: Int) -> Int {
        // Beyond year 9999 the formula is the same; there is no date to ask.
        let before = year - 1
        return before * 365 + before / 4 - before / 100 + before / 400 - 719_162
    }

    private func allowsWeek(_ date: CivilDate, year: Int) -> Bool {
        var weekYear = year
        var first = firstWeek(ofYear: year)
        if date.daysSinceEpoch < first {
            weekYear -= 1
            first = firstWeek(ofYear: weekYear)
        } else if date.daysSinceEpoch >= firstWeek(ofYear: year + 1) {
            weekYear += 1
            first = firstWeek(ofYear: weekYear)
        }
        let number = (date.daysSinceEpoch - first) / 7 + 1
        let length = (firstWeek(ofYear: weekYear + 1) - first) / 7
        return weekNumbers.contains(number) || weekNumbers.contains(number - length - 1)
    }

    /// The day that begins week 1, the first with at least four days in the year.
    private func firstWeek(ofYear year: Int) -> Int {
        let fourth = Self.firstDay(ofYear: year) + 3
        let dayOfWeek = Int(Int64(fourth + 4).remainder(dividingBy: 7))
        return fourth - (dayOfWeek - weekStart + 7) % 7
    }
}
