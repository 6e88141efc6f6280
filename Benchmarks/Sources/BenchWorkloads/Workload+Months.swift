import CivilTime
import Intervals
import Scheduling

extension Workload {
    /// Months of the shape of `month`, all different: same hours, service and dates; other exceptions and bookings.
    ///
    /// A computation of the same month again and again is learnt by heart by the processor's branch predictor.
    package static func differentMonths(_ count: Int, like month: Workload) throws -> [Workload] {
        try (0..<count).map { try month.redrawn(seed: UInt64(9_000 + $0)) }
    }

    /// A provider's `count` successive months of four weeks, every one drawn like all others: as many exceptions and
    /// bookings as the model has in its month.
    package func repeated(months count: Int, seed: UInt64) throws -> Workload {
        var random = SplitMix64(seed: seed)
        var exceptions: [ScheduleException] = []
        var sessions: [BookedSession] = []
        var start = from
        for _ in 0..<count {
            guard let end = start.adding(days: 28) else { throw WorkloadError("months lead out of the calendar") }
            let drawn = try drawnExceptions(from: start, to: end, &random)
            exceptions += drawn
            sessions += try drawnSessions(self.sessions.count, exceptions: drawn, from: start, to: end, &random)
            start = end
        }
        return Workload(
            name: "\(name)×\(count)",
            schedule: try Schedule(zone: schedule.zone, weekly: schedule.weekly, exceptions: exceptions),
            sessions: sessions,
            busy: [],
            rules: rules,
            now: now,
            from: from,
            to: start
        )
    }

    private func redrawn(seed: UInt64) throws -> Workload {
        var random = SplitMix64(seed: seed)
        let exceptions = try drawnExceptions(from: from, to: to, &random)
        return Workload(
            name: "\(name) \(seed)",
            schedule: try Schedule(zone: schedule.zone, weekly: schedule.weekly, exceptions: exceptions),
            sessions: try drawnSessions(sessions.count, exceptions: exceptions, from: from, to: to, &random),
            busy: busy,
            rules: rules,
            now: now,
            from: from,
            to: to
        )
    }

    /// As many exceptions as the model has, each on another date of the same kind: open on a weekend, closed on a weekday.
    private func drawnExceptions(
        from: CivilDate,
        to: CivilDate,
        _ random: inout SplitMix64
    ) throws -> [ScheduleException] {
        let weekdays = Set(schedule.weekly.map(\.dayOfWeek))
        var taken: Set<CivilDate> = []
        return try schedule.exceptions.map { exception in
            let isWorkday = weekdays.contains(exception.date.dayOfWeek)
            while true {
                let day = Int(random.next(below: Int64(to.daysSinceEpoch - from.daysSinceEpoch)))
                guard let date = from.adding(days: day) else { throw WorkloadError("a date leads out of the calendar") }
                guard weekdays.contains(date.dayOfWeek) == isWorkday, taken.insert(date).inserted else { continue }
                return ScheduleException(date: date, kind: exception.kind)
            }
        }
    }

    /// Sessions of half an hour or a whole one, on the quarters of open time, no two at once.
    private func drawnSessions(
        _ count: Int,
        exceptions: [ScheduleException],
        from: CivilDate,
        to: CivilDate,
        _ random: inout SplitMix64
    ) throws -> [BookedSession] {
        let empty = PreparedCalendar(
            schedule: try Schedule(zone: schedule.zone, weekly: schedule.weekly, exceptions: exceptions)
        )
        let openings = Array(empty.openings(in: .dates(from: from, to: to)))
        var taken = Set<Int64>()
        var drawn: [BookedSession] = []
        while drawn.count < count {
            let opening = openings[Int(random.next(below: Int64(openings.count)))]
            let quarter = random.next(below: opening.length / 900)
            let quarters: Int64 = random.next(below: 100) < 64 ? 2 : 4
            let start = opening.start + quarter * 900
            let occupied = (0..<quarters).map { start + $0 * 900 }
            guard start + quarters * 900 <= opening.end, taken.isDisjoint(with: occupied) else { continue }
            taken.formUnion(occupied)
            drawn.append(BookedSession(start: start, end: start + quarters * 900, bufferBefore: 0, bufferAfter: 900))
        }
        return drawn
    }
}
