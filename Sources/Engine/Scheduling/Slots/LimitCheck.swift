import CivilTime

/// Whether a service's limits on the number of bookings leave room on a date.
internal struct LimitCheck {
    private let rules: SlotRules
    private let counts: BookingCounts
    private var lastAnswer: (day: Int, isAllowed: Bool)?

    internal init(_ rules: SlotRules, _ counts: BookingCounts) {
        self.rules = rules
        self.counts = counts
    }

    /// Whether one more booking may start on the date of a day number.
    ///
    /// O(1) for the day asked last, else O(log n).
    internal mutating func allows(day: Int) -> Bool {
        // Starts come in order, so that a day's are asked for one after another.
        if let lastAnswer, lastAnswer.day == day { return lastAnswer.isAllowed }
        let isAllowed = reached(onDay: day).isEmpty
        lastAnswer = (day, isAllowed)
        return isAllowed
    }

    /// The limits that are used up on the date of a day number.
    internal func reached(onDay day: Int) -> [(period: LimitPeriod, maximum: Int, taken: Int)] {
        LimitPeriod.allCases.compactMap { period in
            guard let maximum = rules.maximum(per: period), let days = period.days(around: day) else { return nil }
            let taken = counts.count(service: rules.service, days: days)
            return taken >= maximum ? (period, maximum, taken) : nil
        }
    }
}

extension SlotRules {
    /// The limit on bookings in one such period.
    internal func maximum(per period: LimitPeriod) -> Int? {
        switch period {
        case .day: maximumPerDay
        case .week: maximumPerWeek
        case .month: maximumPerMonth
        }
    }
}

extension LimitPeriod {
    /// The day numbers of the period that holds a date; nothing outside the years 1 to 9999.
    internal func days(around day: Int) -> Range<Int>? {
        guard let date = CivilDate(daysSinceEpoch: day) else { return nil }
        return switch self {
        case .day: day..<(day + 1)
        case .week: date.isoWeekStart..<(date.isoWeekStart + 7)
        case .month: date.monthStart.daysSinceEpoch..<date.nextMonthStart
        }
    }
}
