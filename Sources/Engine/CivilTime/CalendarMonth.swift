/// A month of a year, such as March 2026.
public struct CalendarMonth: Hashable, Sendable {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 = January … 12 = December.
    public let month: Int

    /// Makes the month, or nothing outside the years 1 to 9999.
    public init?(year: Int, month: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        self.year = year
        self.month = month
    }

    /// The month of a date.
    public init(of date: CivilDate) {
        let (year, month, _) = date.components
        self.year = year
        self.month = month
    }

    /// Its first date.
    public var firstDate: CivilDate {
        CivilDate(unchecked: CivilDate.daysSinceEpoch(year: year, month: month, day: 1))
    }

    /// The month that many months later, or earlier when negative; nothing outside the years 1 to 9999.
    public func adding(months: Int) -> CalendarMonth? {
        let (sum, overflow) = index.addingReportingOverflow(months)
        guard !overflow, sum >= 12, sum < 120_000 else { return nil }
        return CalendarMonth(year: sum / 12, month: sum % 12 + 1)
    }

    /// How many months later `other` is; negative when it is earlier.
    public func months(until other: CalendarMonth) -> Int { other.index - index }

    private var index: Int { year * 12 + month - 1 }
}

extension CalendarMonth: Comparable {
    /// Orders earlier months first.
    public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool { left.index < right.index }
}

extension CalendarMonth: LosslessStringConvertible {
    /// Reads the form `2026-03`.
    public init?(_ text: String) {
        guard text.utf8.count == 7, let date = CivilDate(text + "-01") else { return nil }
        self.init(of: date)
    }

    /// As `2026-03`, so that months sort as their texts do.
    public var description: String { String(firstDate.description.prefix(7)) }
}
