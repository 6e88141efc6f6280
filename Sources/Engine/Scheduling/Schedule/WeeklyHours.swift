public import CivilTime

/// Opening hours that repeat every week or every second week, optionally only between two dates.
public struct WeeklyHours: Hashable, Sendable {
    /// The day on which they begin, 0 = Sunday … 6 = Saturday.
    public let dayOfWeek: Int
    /// When they begin on the wall clock, before 24:00.
    public let start: WallTime
    /// When they end; at or before `start` means on the next date, and they still belong to the day they began on.
    public let end: WallTime
    /// The first date on which they can begin; `nil` for no lower bound.
    public let validFrom: CivilDate?
    /// The last date on which they can begin; `nil` for no upper bound.
    public let validUntil: CivilDate?
    /// 1 for every week, 2 for the week of `validFrom` and every second one after it; weeks begin on Monday.
    public let everyWeeks: Int

    /// Makes the hours; ``Schedule`` refuses those that cannot be.
    public init(
        dayOfWeek: Int,
        start: WallTime,
        end: WallTime,
        validFrom: CivilDate? = nil,
        validUntil: CivilDate? = nil,
        everyWeeks: Int = 1
    ) {
        self.dayOfWeek = dayOfWeek
        self.start = start
        self.end = end
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.everyWeeks = everyWeeks
    }

    /// Whether they begin on the date of a day number.
    internal func begin(onDay day: Int) -> Bool {
        if let validFrom, day < validFrom.daysSinceEpoch { return false }
        if let validUntil, day > validUntil.daysSinceEpoch { return false }
        return recurs(onDay: day)
    }

    /// The same without regard to the first and the last date.
    internal func recurs(onDay day: Int) -> Bool {
        guard HoursTable.dayOfWeek(ofDay: day) == dayOfWeek else { return false }
        guard everyWeeks == 2, let validFrom else { return true }
        let first = HoursTable.fortnightDay(ofDay: validFrom.daysSinceEpoch) / 7
        return HoursTable.fortnightDay(ofDay: day) / 7 == first
    }
}
