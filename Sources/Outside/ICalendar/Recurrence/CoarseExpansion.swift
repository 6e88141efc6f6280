import CivilTime

/// The instances of a rule by days, weeks, months or years, on the wall clock.
internal struct CoarseExpansion {
    private let rule: RecurrenceRule
    private let start: Int64
    private let filter: DayFilter
    private let startDate: CivilDate
    private let firstMonth: Int
    private let firstYear: Int

    /// The times of day, in order.
    private let times: [Int64]

    private var days: [Int] = []
    private var instances: [Int64] = []

    /// Expands a rule whose first instance is at `start`, in wall seconds.
    internal init(_ rule: RecurrenceRule, start: Int64) {
        assert(rule.frequency >= .daily, "shorter periods count time that passes, not what a clock shows")
        self.rule = rule
        self.start = start
        let reading = WallDateTime(clampingWallSeconds: start)
        startDate = reading.date
        (firstYear, firstMonth) = (startDate.year, startDate.month)
        filter = DayFilter(rule, start: startDate)
        let hours = rule.hours.isEmpty ? [reading.hour] : rule.hours
        let minutes = rule.minutes.isEmpty ? [reading.minute] : rule.minutes
        let seconds = rule.seconds.isEmpty ? [reading.second] : rule.seconds
        times = hours.flatMap { hour in
            minutes.flatMap { minute in seconds.map { Int64((hour * 60 + minute) * 60 + $0) } }
        }
    }

    /// Calls `body` with the instances in `range`, in order.
    ///
    /// The start counts for COUNT even if the rule does not name it, and then is left to the caller. Without COUNT the periods before the range are jumped over. Answers whether the budget sufficed.
    internal mutating func forEach(
        in range: ClosedRange<Int64>,
        budget: inout StepBudget,
        _ body: (Int64) -> Bool
    ) -> Bool {
        var left = rule.count ?? .max
        var period = rule.count == nil ? firstPeriod(reaching: range.lowerBound) : 0
        while let first = firstDay(ofPeriod: period), Int64(first) * 86_400 <= range.upperBound {
            guard fill(period: period, first: first, budget: &budget) else { return false }
            if period == 0, !instances.contains(start) { left -= 1 }
            for instance in instances where instance >= start {
                guard left > 0, instance <= range.upperBound else { return true }
                left -= 1
                if instance >= range.lowerBound, !body(instance) { return false }
            }
            guard left > 0 else { return true }
            period += rule.interval
            if rule.count != nil, period == rule.interval { skipUniform(to: range.lowerBound, &period, &left) }
        }
        return true
    }

    /// Skips periods that all have as many instances as each other.
    private func skipUniform(to wall: Int64, _ period: inout Int, _ left: inout Int) {
        guard rule.hasOnlyWeekdays, rule.frequency == .weekly || rule.frequency == .daily && rule.weekdays.isEmpty
        else {
            return
        }
        let named = Set(rule.weekdays.map(\.day)).count
        let instances = times.count * (rule.frequency == .daily ? 1 : max(named, 1))
        let target = firstPeriod(reaching: wall)
        let skipped = min((target - period) / rule.interval, left / instances)
        guard skipped > 0 else { return }
        period += skipped * rule.interval
        left -= skipped * instances
    }

    /// A period, counted from that of the start, before which none has an instance at `wall` or later.
    private func firstPeriod(reaching wall: Int64) -> Int {
        guard wall > start else { return 0 }
        let date = WallDateTime(clampingWallSeconds: wall).date
        let distance =
            switch rule.frequency {
            case .yearly: date.year - firstYear
            case .monthly: (date.year - firstYear) * 12 + date.month - firstMonth
            case .weekly: (date.daysSinceEpoch - startDate.daysSinceEpoch) / 7
            default: date.daysSinceEpoch - startDate.daysSinceEpoch
            }
        // SKIP=FORWARD moves an instance into the next period.
        return max(0, distance - 1) / rule.interval * rule.interval
    }

    private func firstDay(ofPeriod period: Int) -> Int? {
        switch rule.frequency {
        case .yearly:
            return CivilDate(year: firstYear + period, month: 1, day: 1)?.daysSinceEpoch
        case .monthly:
            let month = firstYear * 12 + firstMonth - 1 + period
            return CivilDate(year: month / 12, month: month % 12 + 1, day: 1)?.daysSinceEpoch
        case .weekly:
            let weekday = (startDate.dayOfWeek - rule.weekStart + 7) % 7
            return startDate.daysSinceEpoch - weekday + 7 * period
        default:
            return startDate.daysSinceEpoch + period
        }
    }

    /// Finds the instances of one period, as BYSETPOS picks them; answers whether the budget sufficed.
    private mutating func fill(period: Int, first: Int, budget: inout StepBudget) -> Bool {
        days.removeAll(keepingCapacity: true)
        instances.removeAll(keepingCapacity: true)
        switch rule.frequency {
        case .yearly:
            for month in 1...12 where filter.allows(month: month) { addMonth(month, ofYear: firstYear + period) }
        case .monthly:
            let month = (firstMonth - 1 + period) % 12 + 1
            if filter.allows(month: month) { addMonth(month, ofYear: firstYear + (firstMonth - 1 + period) / 12) }
        case .weekly: add(first..<(first + 7))
        default: add(first..<(first + 1))
        }
        let looked = rule.frequency == .yearly ? 366 : rule.frequency == .monthly ? 31 : 7
        guard budget.spend(rule.steps(days: looked) + days.count * times.count) else { return false }
        for day in days {
            for time in times { instances.append(Int64(day) * 86_400 + time) }
        }
        if !rule.positions.isEmpty { instances = BySetPosition.picked(rule.positions, of: instances) }
        return true
    }

    private mutating func addMonth(_ month: Int, ofYear year: Int) {
        guard let first = CivilDate(year: year, month: month, day: 1)?.daysSinceEpoch else { return }
        let length = CivilDate.days(inMonth: month, ofYear: year)
        add(first..<(first + length))
        guard rule.skip != .omit, filter.hasOnlyMonthDays, filter.missingDays(length: length) else { return }
        let day = rule.skip == .backward ? first + length - 1 : first + length
        if !days.contains(day) { days.append(day) }
    }

    private mutating func add(_ candidates: Range<Int>) {
        for day in candidates {
            if let date = CivilDate(daysSinceEpoch: day), filter.allows(date), days.last.map({ $0 < day }) ?? true {
                days.append(day)
            }
        }
    }
}
