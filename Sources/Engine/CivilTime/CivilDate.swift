/// A date of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
public struct CivilDate: Hashable, Sendable {
    /// Days since 1970-01-01, negative before it.
    public let daysSinceEpoch: Int

    /// Makes the date of a year, month and day, or `nil` if the date does not exist.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, ofYear: year)
        else { return nil }
        daysSinceEpoch = Self.daysSinceEpoch(year: year, month: month, day: day)
    }

    /// Makes the date that lies so many days after 1970-01-01, or nothing outside the years 1 to 9999.
    public init?(daysSinceEpoch: Int) {
        guard (CivilDate.min.daysSinceEpoch...CivilDate.max.daysSinceEpoch).contains(daysSinceEpoch) else { return nil }
        self.daysSinceEpoch = daysSinceEpoch
    }

    @inlinable
    internal init(unchecked daysSinceEpoch: Int) {
        assert((-719_162...2_932_896).contains(daysSinceEpoch), "a date is of the years 1 to 9999")
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// The first date, 0001-01-01.
    @inlinable
    public static var min: CivilDate { CivilDate(unchecked: -719_162) }

    /// The last date, 9999-12-31.
    @inlinable
    public static var max: CivilDate { CivilDate(unchecked: 2_932_896) }

    /// The date that lies so many days after 1970-01-01, or the nearest one there is.
    internal static func clamped(daysSinceEpoch: Int) -> CivilDate {
        CivilDate(unchecked: Swift.min(Swift.max(daysSinceEpoch, min.daysSinceEpoch), max.daysSinceEpoch))
    }

    /// The date `days` later, or earlier when negative; nothing outside the years 1 to 9999.
    public func adding(days: Int) -> CivilDate? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CivilDate(daysSinceEpoch: sum)
    }

    /// The day of the week, 0 = Sunday … 6 = Saturday.
    public var dayOfWeek: Int {
        // 1970-01-01 was a Thursday. The remainder of a negative number is negative.
        let remainder = (daysSinceEpoch + 4) % 7
        return remainder < 0 ? remainder + 7 : remainder
    }

    /// The day number of the Monday that begins the ISO week of this date, which may lie before 0001-01-01.
    public var isoWeekStart: Int { daysSinceEpoch - (dayOfWeek + 6) % 7 }
}

extension CivilDate: Comparable {
    /// Orders earlier dates first.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }
}
