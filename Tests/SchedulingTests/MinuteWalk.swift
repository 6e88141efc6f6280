import CivilTime
import Intervals
import Scheduling

/// Slots by the plainest reading of the rules: walk minute by minute and look at the wall.
///
/// It shares nothing with the engine but the readings of a zone. All times but those of busy time must be whole minutes, and
/// the walk must begin in closed time or at least as early as open time does.
struct MinuteWalk {
    let schedule: Schedule
    let sessions: [BookedSession]
    let busy: [Interval]
    let first: Int64
    let minutes: Int

    /// The opening periods that hold each minute, as (date, number of the period on that date).
    private let periods: [[Period]]
    private let readings: [WallDateTime]

    struct Period: Hashable {
        let day: Int
        let number: Int
    }

    init(_ schedule: Schedule, _ sessions: [BookedSession], _ busy: [Interval], _ span: Interval) {
        self.schedule = schedule
        self.sessions = sessions
        self.busy = busy.filter { !$0.isEmpty }.map(Self.minutesTouched)
        first = span.start
        minutes = Int(span.length / 60)
        let walls = (0..<minutes).map { schedule.zone.reading(at: span.start + Int64($0) * 60) }
        var labels: [Int: [Int]] = [:]
        for day in Int(span.start / 86_400) - 3...Int(span.end / 86_400) + 2 {
            labels[day] = Self.labels(schedule, day)
        }
        periods = walls.map { wall in
            let day = wall.date.daysSinceEpoch
            let minute = wall.hour * 60 + wall.minute
            return [(day, minute), (day - 1, minute + 1_440)].compactMap { day, minute in
                let number = labels[day]?[minute] ?? 0
                return number == 0 ? nil : Period(day: day, number: number)
            }
        }
        readings = walls
    }

    /// From the minute of the first second that is busy to the one of the last.
    private static func minutesTouched(by span: Interval) -> Interval {
        func minute(of second: Int64) -> Int64 { second - (second % 60 + 60) % 60 }
        return Interval(start: minute(of: span.start), end: minute(of: span.end - 1) + 60)
    }

    /// For each of the 2,880 wall minutes of a date and the next, which period of the date holds it, from 1; 0 for none.
    private static func labels(_ schedule: Schedule, _ day: Int) -> [Int] {
        let rows = schedule.exceptions.filter { $0.date.daysSinceEpoch == day }
        var open = [Bool](repeating: false, count: 2_880)
        func set(_ start: WallTime, _ end: WallTime, _ value: Bool) {
            let last = end.secondOfDay / 60 + (end <= start ? 1_440 : 0)
            for minute in (start.secondOfDay / 60)..<last { open[minute] = value }
        }
        var isReplaced = false
        for case .open(let start, let end) in rows.map(\.kind) {
            set(start, end, true)
            isReplaced = true
        }
        if !isReplaced {
            for row in schedule.weekly where holds(row, on: day) { set(row.start, row.end, true) }
        }
        // Of a part that is closed, the readings are closed whichever date's hours run there.
        for offset in -1...1 {
            for row in schedule.exceptions where row.date.daysSinceEpoch == day + offset {
                guard case .closedPart(let start, let end) = row.kind else { continue }
                let last = end.secondOfDay / 60 + (end <= start ? 1_440 : 0)
                for minute in (start.secondOfDay / 60)..<last where open.indices.contains(minute + offset * 1_440) {
                    open[minute + offset * 1_440] = false
                }
            }
        }
        if rows.contains(where: { $0.kind == .closed }) { open = [Bool](repeating: false, count: 2_880) }
        var number = 0
        return open.indices.map { minute in
            guard open[minute] else { return 0 }
            if minute == 0 || !open[minute - 1] { number += 1 }
            return number
        }
    }

    /// Whether weekly hours begin on a day: counted from the Monday of their first week.
    private static func holds(_ row: WeeklyHours, on day: Int) -> Bool {
        guard ((day + 4) % 7 + 7) % 7 == row.dayOfWeek else { return false }
        guard row.validFrom.map({ $0.daysSinceEpoch <= day }) ?? true else { return false }
        guard row.validUntil.map({ day <= $0.daysSinceEpoch }) ?? true else { return false }
        guard row.everyWeeks == 2, let first = row.validFrom else { return true }
        let monday = first.daysSinceEpoch - (first.dayOfWeek + 6) % 7
        return (day - monday) / 7 % 2 == 0
    }

    /// Every slot whose minute number lies in `range`.
    func slots(_ rules: SlotRules, now: Int64?, minutes range: Range<Int>) -> [Int64] {
        let grid = gridMinutes(rules)
        return range.filter { minute in
            let start = first + Int64(minute) * 60
            let taken = seats(rules, start)
            let isShared = rules.capacity > 1 && taken > 0 && taken + rules.seats <= rules.capacity
            return (grid[minute] || (isShared && rules.alignment != .opening))
                && (minute..<(minute + Int(rules.duration / 60))).allSatisfy { !periods[$0].isEmpty }
                && !isObstructed(rules, start, isShared) && isTimely(rules, start, now) && isWithinLimits(rules, start)
        }.map { first + Int64($0) * 60 }
    }

    private func gridMinutes(_ rules: SlotRules) -> [Bool] {
        rules.alignment == .opening ? openingGrid(Int(rules.step / 60)) : freeGrid(rules)
    }

    private func openingGrid(_ step: Int) -> [Bool] {
        var grid = [Bool](repeating: false, count: minutes)
        for minute in 0..<minutes {
            for period in periods[minute] where minute == 0 || !periods[minute - 1].contains(period) {
                var upper = minute
                while upper < minutes, periods[upper].contains(period) {
                    if (upper - minute) % step == 0 { grid[upper] = true }
                    upper += 1
                }
            }
        }
        return grid
    }

    private func freeGrid(_ rules: SlotRules) -> [Bool] {
        var grid = [Bool](repeating: false, count: minutes)
        let free = freeMinutes(rules)
        let step = Int(rules.step / 60)
        let unit = rules.alignment == .clock ? [60, 30, 20, 15, 10, 5].first { step % $0 == 0 } ?? 1 : 1
        var next: Int?
        for minute in 0..<minutes {
            guard free[minute] else {
                next = nil
                continue
            }
            if next == nil, readings[minute].minute % unit == 0 { next = minute }
            if minute == next {
                grid[minute] = true
                next = minute + step
            }
        }
        return grid
    }

    /// The minutes that are open and neither in what is occupied nor in the buffers to keep from it.
    private func freeMinutes(_ rules: SlotRules) -> [Bool] {
        var free = periods.map { !$0.isEmpty }
        for span in occupiedSpans({ _ in true }) where !span.isEmpty {
            let lower = Int((span.start - rules.bufferAfter - first) / 60)
            let upper = Int((span.end + rules.bufferBefore - first) / 60)
            for minute in max(lower, 0)..<min(upper, minutes) { free[minute] = false }
        }
        return free
    }

    private func occupiedSpans(_ isCounted: (BookedSession) -> Bool) -> [Interval] {
        busy
            + sessions.filter(isCounted).map {
                Interval(start: $0.start - $0.bufferBefore, end: $0.end + $0.bufferAfter)
            }
    }

    private func isSeat(_ session: BookedSession, _ rules: SlotRules, _ start: Int64) -> Bool {
        session.service == rules.service && session.start == start && session.end == start + rules.duration
    }

    private func seats(_ rules: SlotRules, _ start: Int64) -> Int {
        sessions.filter { isSeat($0, rules, start) }.reduce(0) { $0 + $1.seats }
    }

    private func isObstructed(_ rules: SlotRules, _ start: Int64, _ isShared: Bool) -> Bool {
        let own = Interval(start: start - rules.bufferBefore, end: start + rules.duration + rules.bufferAfter)
        return occupiedSpans { !(isShared && isSeat($0, rules, start)) }.contains { $0.overlaps(own) }
    }

    private func isTimely(_ rules: SlotRules, _ start: Int64, _ now: Int64?) -> Bool {
        guard let now else { return true }
        guard start >= now + rules.minimumNotice else { return false }
        guard let days = rules.bookingWindowDays else { return true }
        let today = schedule.zone.reading(at: now).date.daysSinceEpoch
        return schedule.zone.reading(at: start).date.daysSinceEpoch <= today + days
    }

    private func isWithinLimits(_ rules: SlotRules, _ start: Int64) -> Bool {
        let date = schedule.zone.reading(at: start).date
        let dates = sessions.filter { $0.service == rules.service }.map { schedule.zone.reading(at: $0.start).date }
        return dates.count { $0 == date } < rules.maximumPerDay ?? .max
            && dates.count { $0.isoWeekStart == date.isoWeekStart } < rules.maximumPerWeek ?? .max
            && dates.count { ($0.year, $0.month) == (date.year, date.month) } < rules.maximumPerMonth ?? .max
    }
}
