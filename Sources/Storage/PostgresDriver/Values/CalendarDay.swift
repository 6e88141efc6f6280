/// A day of the Gregorian calendar, extended to all years as PostgreSQL does.
struct CalendarDay {
    private static let daysOf400Years: Int64 = 146_097

    /// Year 0 is 1 BC.
    let year: Int64
    let month: Int64
    let day: Int64

    /// O(1).
    init(daysSince1970: Int64) {
        // Years that begin in March have their leap day at the end, so that the lengths of months follow one rule.
        let sinceMarchOfYear0 = daysSince1970 + 719_468
        let firstDay = sinceMarchOfYear0 >= 0 ? sinceMarchOfYear0 : sinceMarchOfYear0 - Self.daysOf400Years + 1
        let era = firstDay / Self.daysOf400Years
        let dayOfEra = sinceMarchOfYear0 - era * Self.daysOf400Years
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// `YYYY-MM-DD`, with ` BC` behind it for years before 1.
    var text: String {
        let (written, era) = year > 0 ? (year, "") : (1 - year, " BC")
        return "\(padded(written, 4))-\(padded(month, 2))-\(padded(day, 2))\(era)"
    }
}
