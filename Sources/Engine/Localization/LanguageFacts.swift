/// What CLDR says of one language; the values are generated.
///
/// A class, since copying so many fields would cost more than most of what is read of them.
final class LanguageFacts: Sendable {
    let isRightToLeft: Bool
    /// 0 = Sunday.
    let firstWeekday: Int
    /// January first; those that stand alone differ from those beside a day, as in Russian.
    let months, monthsAlone, shortMonths, shortMonthsAlone: [String]
    /// Sunday first.
    let weekdays, weekdaysAlone, shortWeekdays, shortWeekdaysAlone: [String]
    /// Before noon and after it.
    let dayPeriods: [String]
    let dates: DatePatterns
    let time: DatePattern
    /// `{1}` is the date and `{0}` the time.
    let dateTime: String
    let timeRange: TimeRangePatterns
    /// Of `time` and `timeRange`; the other one has patterns of its own.
    let hourCycle: HourCycle
    let otherTime: DatePattern
    let otherTimeRange: TimeRangePatterns
    /// Codes of ISO 3166, parted by spaces: where the language is written with the other clock.
    let otherRegions: String
    let numbers: NumberSymbols
    /// `¤` is the currency's symbol.
    let money, negativeMoney: String
    let conjunction, disjunction: ListPatterns
    let future, past, durations: UnitPatterns
    /// `{0}` is the sign with hours, and minutes where there are any.
    let offset: String
    /// Only those that differ from the currency's code.
    let currencySymbols: PackedNames
    /// By the zone's name; only those that differ from its last part.
    let cities: PackedNames

    init(
        isRightToLeft: Bool,
        firstWeekday: Int,
        months: [String],
        monthsAlone: [String],
        shortMonths: [String],
        shortMonthsAlone: [String],
        weekdays: [String],
        weekdaysAlone: [String],
        shortWeekdays: [String],
        shortWeekdaysAlone: [String],
        dayPeriods: [String],
        dates: DatePatterns,
        time: DatePattern,
        dateTime: String,
        timeRange: TimeRangePatterns,
        hourCycle: HourCycle,
        otherTime: DatePattern,
        otherTimeRange: TimeRangePatterns,
        otherRegions: String,
        numbers: NumberSymbols,
        money: String,
        negativeMoney: String,
        conjunction: ListPatterns,
        disjunction: ListPatterns,
        future: UnitPatterns,
        past: UnitPatterns,
        durations: UnitPatterns,
        offset: String,
        currencySymbols: PackedNames,
        cities: PackedNames
    ) {
        self.isRightToLeft = isRightToLeft
        self.firstWeekday = firstWeekday
        self.months = months
        self.monthsAlone = monthsAlone
        self.shortMonths = shortMonths
        self.shortMonthsAlone = shortMonthsAlone
        self.weekdays = weekdays
        self.weekdaysAlone = weekdaysAlone
        self.shortWeekdays = shortWeekdays
        self.shortWeekdaysAlone = shortWeekdaysAlone
        self.dayPeriods = dayPeriods
        self.dates = dates
        self.time = time
        self.dateTime = dateTime
        self.timeRange = timeRange
        self.hourCycle = hourCycle
        self.otherTime = otherTime
        self.otherTimeRange = otherTimeRange
        self.otherRegions = otherRegions
        self.numbers = numbers
        self.money = money
        self.negativeMoney = negativeMoney
        self.conjunction = conjunction
        self.disjunction = disjunction
        self.future = future
        self.past = past
        self.durations = durations
        self.offset = offset
        self.currencySymbols = currencySymbols
        self.cities = cities
    }
}

/// Dates by their style, in the letters of UTS 35.
struct DatePatterns: Sendable {
    let full, long, medium, short, monthAndDay, weekdayMonthAndDay, monthAndYear: DatePattern
}

/// The start and the end of a range of times, by what differs between them.
struct TimeRangePatterns: Sendable {
    let acrossNoon, acrossHours, withinHour: [DatePattern]
}

/// How digits are parted.
struct NumberSymbols: Sendable {
    let decimal, group, minus: String
    /// How many digits stand before the first group separator at the least.
    let minimumGrouping: Int
}

/// `{0}` and `{1}` are what is joined.
struct ListPatterns: Sendable {
    let two, start, middle, end: String
}

/// A number of units, in all its plural forms.
struct UnitPatterns: Sendable {
    let minutes, hours, days: PluralPatterns
}
