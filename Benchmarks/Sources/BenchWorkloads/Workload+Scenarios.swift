import CivilTime
import Intervals
import Scheduling

extension Workload {
    /// A query with everything that the peers in C know, drawn from a seed: any zone and season, hours over midnight,
    /// all kinds of exceptions, unequal buffers, busy time, notice and booking window.
    package static func scenario(seed: UInt64) throws -> Workload {
        var random = SplitMix64(seed: seed)
        let zones = [
            "America/New_York", "Europe/Dublin", "Australia/Lord_Howe", "Africa/Casablanca",
            "America/Havana", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia",
        ]
        let zone = try ZoneDirectory.system.zone(named: zones[Int(random.next(below: 8))])
        let firstDay = 14_900 + Int(random.next(below: 6_000))
        guard let from = CivilDate(daysSinceEpoch: firstDay),
            let to = from.adding(days: 1 + Int(random.next(below: 20)))
        else { throw WorkloadError("a scenario leads out of the calendar") }
        let start = Int64(firstDay) * 86_400
        let length = Int64(to.daysSinceEpoch - firstDay) * 86_400
        return Workload(
            name: "scenario \(seed)",
            schedule: try Schedule(
                zone: zone,
                weekly: try (0..<(1 + random.next(below: 16))).map { _ in
                    let hours = try random.hours()
                    return WeeklyHours(dayOfWeek: Int(random.next(below: 7)), start: hours.start, end: hours.end)
                },
                exceptions: try random.exceptions(from: from, to: to)
            ),
            sessions: (0..<random.next(below: 40)).map { _ in
                let begin = start + random.next(below: length) / 300 * 300
                return BookedSession(
                    start: begin,
                    end: begin + 300 * (1 + random.next(below: 30)),
                    bufferBefore: 300 * random.next(below: 8),
                    bufferAfter: 300 * random.next(below: 8)
                )
            },
            busy: (0..<random.next(below: 6)).map { _ in
                let begin = start + random.next(below: length)
                return Interval(start: begin, end: begin + 1 + random.next(below: 20_000))
            },
            rules: try SlotRules(
                duration: 300 * (1 + random.next(below: 30)),
                bufferBefore: 300 * random.next(below: 5),
                bufferAfter: 300 * random.next(below: 5),
                step: 60 * (1 + random.next(below: 90)),
                minimumNotice: random.next(below: 3) * 7_200,
                bookingWindowDays: random.next(below: 2) == 0 ? nil : Int(random.next(below: 12))
            ),
            now: random.next(below: 3) == 0 ? nil : start + random.next(below: 3 * 86_400) - 86_400,
            from: from,
            to: to
        )
    }
}

extension SplitMix64 {
    /// Hours on quarters of an hour; one of eight runs into the next date.
    fileprivate mutating func hours() throws -> (start: WallTime, end: WallTime) {
        let first = Int(next(below: 95))
        let last = next(below: 8) == 0 ? Int(next(below: 97)) : first + 1 + Int(next(below: Int64(96 - first)))
        guard let start = WallTime(secondOfDay: first * 900), let end = WallTime(secondOfDay: last * 900) else {
            throw WorkloadError("there are no such hours")
        }
        return (start, end)
    }

    /// At most one exception for a date, on a third of the dates.
    fileprivate mutating func exceptions(from: CivilDate, to: CivilDate) throws -> [ScheduleException] {
        try (from.daysSinceEpoch..<to.daysSinceEpoch).compactMap { day in
            guard next(below: 3) == 0, let date = CivilDate(daysSinceEpoch: day) else { return nil }
            let hours = try hours()
            switch next(below: 3) {
            case 0: return ScheduleException(date: date, kind: .closed)
            case 1: return ScheduleException(date: date, kind: .open(start: hours.start, end: hours.end))
            default: return ScheduleException(date: date, kind: .closedPart(start: hours.start, end: hours.end))
            }
        }
    }
}
