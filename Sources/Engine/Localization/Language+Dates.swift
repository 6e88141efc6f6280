public import CivilTime

extension Language {
    /// A date in the language's words and order.
    public func date(_ date: CivilDate, _ style: DateStyle) -> String {
        let facts = facts
        let pattern =
            switch style {
            case .full: facts.dates.full
            case .long: facts.dates.long
            case .medium: facts.dates.medium
            case .short: facts.dates.short
            case .monthAndDay: facts.dates.monthAndDay
            case .weekdayMonthAndDay: facts.dates.weekdayMonthAndDay
            case .monthAndYear: facts.dates.monthAndYear
            }
        return pattern.format(date, in: facts)
    }

    /// The hour and minute of a reading of the clock, `10:00` or `10:00 AM`; a cycle that is `nil` is that of the language.
    public func time(_ reading: WallDateTime, _ cycle: HourCycle? = nil) -> String {
        let facts = facts
        let pattern = isOwn(cycle) ? facts.time : facts.otherTime
        return pattern.format(reading.date, hour: reading.hour, minute: reading.minute, in: facts)
    }

    /// Two times of a day, with what they share said once: `9:00 – 10:00 AM`; a cycle that is `nil` is that of the language.
    public func timeRange(from start: WallDateTime, to end: WallDateTime, _ cycle: HourCycle? = nil) -> String {
        let facts = facts
        let patterns = isOwn(cycle) ? facts.timeRange : facts.otherTimeRange
        // The patterns differ only on clocks of twelve hours.
        let pair =
            if (start.hour < 12) != (end.hour < 12) {
                patterns.acrossNoon
            } else if start.hour != end.hour {
                patterns.acrossHours
            } else {
                patterns.withinHour
            }
        assert(pair.count == 2, "a range has a start and an end")
        return zip(pair, [start, end]).map { pattern, reading in
            pattern.format(reading.date, hour: reading.hour, minute: reading.minute, in: facts)
        }.joined()
    }

    private func isOwn(_ cycle: HourCycle?) -> Bool { cycle == nil || cycle == hourCycle }

    /// A date and what is said of its time, joined as the language joins them.
    public func joining(date: String, time: String) -> String {
        facts.dateTime.filling(time, date)
    }

    /// The name of a month, 1 to 12, as it stands above a calendar.
    public func monthName(_ month: Int) -> String {
        precondition((1...12).contains(month), "a month is a number from 1 to 12")
        return facts.monthsAlone[month - 1]
    }

    /// The name of a day of the week, 0 = Sunday, as it stands above a column.
    public func weekdayName(_ day: Int, short: Bool = false) -> String {
        precondition((0...6).contains(day), "a day of the week is a number from 0 to 6")
        return (short ? facts.shortWeekdaysAlone : facts.weekdaysAlone)[day]
    }
}
