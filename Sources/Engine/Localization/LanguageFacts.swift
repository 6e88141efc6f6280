/// What CLDR says of one language; the values are generated.
struct LanguageFacts: Sendable {
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
    let time: String
    /// `{1}` is the date and `{0}` the time.
    let dateTime: String
    let timeRange: TimeRangePatterns
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
}

/// Dates by their style, in the letters of UTS 35.
struct DatePatterns: Sendable {
    let full, long, medium, short, monthAndDay, weekdayMonthAndDay, monthAndYear: String
}

/// The start and the end of a range of times, by what differs between them.
struct TimeRangePatterns: Sendable {
    let acrossNoon, acrossHours, withinHour: [String]
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
