import CivilTime

/// The instances of a rule by hours, minutes or seconds, which count time that passes.
internal struct FineExpansion {
    private let rule: RecurrenceRule
    private let start: Int64
    private let filter: DayFilter
    private let step: Int64
    private let minutes: [Int]
    private let seconds: [Int]
    private var clock: WallClock

    /// Expands a rule whose first instance is at the instant `start`.
    internal init(_ rule: RecurrenceRule, start: Int64, clock: WallClock) {
        assert(rule.frequency < .daily, "longer periods go by the wall clock")
        self.rule = rule
        self.start = start
        self.clock = clock
        step = Int64(rule.interval) * rule.frequency.fineUnit
        let reading = clock.zone.reading(at: start)
        filter = DayFilter(rule, start: reading.date)
        minutes = rule.frequency == .hourly && rule.minutes.isEmpty ? [reading.minute] : rule.minutes
        seconds = rule.frequency > .secondly && rule.seconds.isEmpty ? [reading.second] : rule.seconds
    }

    /// How many instances there may be, from COUNT and UNTIL; `nil` if the rule has no end.
    internal func greatestCount(until: Int64?) -> Int64? {
        let byTime = until.map {
            max(0, ($0 - start) / step + 1) * Int64(max(minutes.count, 1) * max(seconds.count, 1))
        }
        return [rule.count.map { Int64($0) }, byTime].compactMap { $0 }.min()
    }

    /// Calls `body` with the instants in `range`, in order; answers whether the budget sufficed.
    internal mutating func forEach(
        in range: ClosedRange<Int64>,
        budget: inout StepBudget,
        _ body: (Int64) -> Bool
    ) -> Bool {
        var left = rule.count ?? .max
        var period = rule.count == nil ? max(0, (range.lowerBound - start) / step - 1) : 0
        var isFirst = true
        let cost = rule.steps(days: 1) + max(minutes.count, 1) * max(seconds.count, 1) - 1
        while left > 0, start + period * step <= range.upperBound + 3_600 {
            guard budget.spend(cost) else { return false }
            let instant = start + period * step
            let wall = clock.wall(at: instant)
            if let pause = pause(at: wall) {
                period += max(1, (pause + step - 1) / step)
                continue
            }
            for instance in instances(at: instant, wall: wall) where instance >= start {
                if isFirst, rule.count != nil, instance != start { left -= 1 }
                isFirst = false
                guard left > 0, instance <= range.upperBound else { break }
                left -= 1
                if instance >= range.lowerBound, !body(instance) { return false }
            }
            period += 1
        }
        return true
    }

    /// Seconds to wait until an instance may come, or `nil` if it may be now.
    private func pause(at wall: Int64) -> Int64? {
        let reading = WallDateTime(clampingWallSeconds: wall)
        let second = Int64(reading.secondOfDay)
        // A clock may be put forward meanwhile: an hour less is waited.
        if !filter.allows(reading.date) { return max(1, 86_400 - second - 3_600) }
        if !rule.hours.isEmpty, !rule.hours.contains(reading.hour) { return max(1, 3_600 - second % 3_600 - 1_800) }
        if rule.frequency < .hourly, !rule.minutes.isEmpty, !rule.minutes.contains(reading.minute) {
            return 60 - second % 60
        }
        if rule.frequency == .secondly, !rule.seconds.isEmpty, !rule.seconds.contains(reading.second) { return 1 }
        return nil
    }

    private func instances(at instant: Int64, wall: Int64) -> [Int64] {
        guard rule.frequency > .secondly else { return [instant] }
        let periodStart = instant - wall.remainder(dividingBy: rule.frequency.fineUnit)
        let minutes = rule.frequency == .hourly ? minutes : [0]
        let all = minutes.flatMap { minute in seconds.map { periodStart + Int64(minute * 60 + $0) } }
        return rule.positions.isEmpty ? all : BySetPosition.picked(rule.positions, of: all)
    }
}
