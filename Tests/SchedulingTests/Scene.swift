import CivilTime
import Intervals
import Scheduling
import Testing
import TestSupport

/// A provider, bookings and a service drawn at random, mostly around a change of clocks.
struct Scene {
    let calendar: PreparedCalendar
    /// The busy time of the calendar as it was given to it, with odd seconds.
    let busy: [Interval]
    let rules: SlotRules
    let now: Int64?
    /// The dates asked for: two before the change to two after.
    let from: CivilDate
    let to: CivilDate

    /// Zones and dates on which something odd happens to their clocks.
    static let occasions = [
        ("America/New_York", "2026-03-08"), ("America/New_York", "2026-11-01"), ("Australia/Lord_Howe", "2025-04-06"),
        ("Australia/Lord_Howe", "2025-10-05"), ("America/St_Johns", "2010-11-07"), ("America/St_Johns", "2010-03-14"),
        ("Pacific/Apia", "2011-12-30"), ("America/Havana", "2025-11-02"), ("America/Havana", "2025-03-09"),
        ("Africa/Cairo", "2024-04-26"), ("Africa/Cairo", "2024-11-01"), ("Asia/Kolkata", "2026-05-20"),
        ("Asia/Kathmandu", "1986-01-01"), ("Africa/Casablanca", "2025-02-23"), ("Africa/Casablanca", "2025-04-06"),
        ("Europe/Dublin", "2025-03-30"), ("Europe/Dublin", "2025-10-26"), ("America/Sao_Paulo", "2018-02-18"),
        ("America/Sao_Paulo", "2017-10-15"), ("Pacific/Kwajalein", "1993-08-21"), ("Antarctica/Troll", "2025-03-30"),
        ("Asia/Pyongyang", "2018-05-05"), ("Europe/Berlin", "2050-10-30"), ("UTC", "2024-02-29"),
        ("Europe/London", "1947-04-13"), ("America/New_York", "1942-02-09"), ("Asia/Tokyo", "1935-07-01"),
    ]

    init(seed: UInt64, alignment: SlotAlignment) throws {
        var random = SplitMix64(seed: seed)
        let (name, text) = Self.occasions[Int(seed) % Self.occasions.count]
        let zone = try ZoneDirectory.system.zone(named: name)
        let day = try #require(CivilDate(text))
        from = try #require(day.adding(days: -2))
        to = try #require(day.adding(days: 3))
        let before = try #require(day.adding(days: -1))
        let middle = try #require(zone.firstInstant(of: before)) / 300 * 300
        rules = try Self.rules(&random, alignment)
        let schedule = try Self.schedule(&random, zone, day)
        let sessions = Self.sessions(&random, rules, around: middle)
        busy = Self.spans(&random, around: middle)
        calendar = PreparedCalendar(schedule: schedule, sessions: sessions, busy: busy)
        now = random.chance(50) ? middle + Int64.random(in: -2_880...2_880, using: &random) * 60 : nil
    }

    private static func rules(_ random: inout SplitMix64, _ alignment: SlotAlignment) throws -> SlotRules {
        let capacity = random.chance(40) ? random.pick([2, 3, 5]) : 1
        return try SlotRules(
            duration: random.pick([15, 20, 30, 45, 60, 90, 240]) * 60,
            bufferBefore: random.pick([0, 0, 5, 15, 40]) * 60,
            bufferAfter: random.pick([0, 0, 10, 15, 35]) * 60,
            step: random.pick([5, 15, 20, 25, 30, 45, 60, 120]) * 60,
            alignment: alignment,
            minimumNotice: random.pick([0, 0, 60, 1_440]) * 60,
            bookingWindowDays: random.chance(30) ? random.pick([0, 1, 2]) : nil,
            maximumPerDay: random.chance(20) ? random.pick([1, 2, 3]) : nil,
            maximumPerWeek: random.chance(15) ? random.pick([2, 4, 6]) : nil,
            maximumPerMonth: random.chance(15) ? random.pick([3, 5, 9]) : nil,
            capacity: capacity,
            maximumSeats: capacity,
            service: 1
        ).taking(Int.random(in: 1...capacity, using: &random))
    }

    private static func schedule(_ random: inout SplitMix64, _ zone: Zone, _ day: CivilDate) throws -> Schedule {
        var weekly: [WeeklyHours] = []
        // One day of the week stays closed, so that open time always has a beginning.
        for weekday in 0..<7 where weekday != (day.dayOfWeek + 4) % 7 {
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let (start, end) = try hours(&random)
                let from = random.chance(25) ? day.adding(days: Int.random(in: -9...3, using: &random)) : nil
                let until = random.chance(20) ? (from ?? day).adding(days: Int.random(in: 0...6, using: &random)) : nil
                weekly.append(
                    WeeklyHours(
                        dayOfWeek: weekday,
                        start: start,
                        end: end,
                        validFrom: from,
                        validUntil: until,
                        everyWeeks: from != nil && random.chance(50) ? 2 : 1
                    )
                )
            }
        }
        var exceptions: [ScheduleException] = []
        for offset in -3...3 where random.chance(25) {
            let date = try #require(day.adding(days: offset))
            let (start, end) = try hours(&random)
            let kinds: [ScheduleException.Kind] = [
                .closed, .open(start: start, end: end), .closedPart(start: start, end: end),
            ]
            exceptions.append(ScheduleException(date: date, kind: random.pick(kinds)))
        }
        return try Schedule(zone: zone, weekly: weekly, exceptions: exceptions)
    }

    private static func hours(_ random: inout SplitMix64) throws -> (start: WallTime, end: WallTime) {
        let start = Int.random(in: 0..<288, using: &random) * 300
        let end = random.chance(15) ? 86_400 : Int.random(in: 0...288, using: &random) * 300
        return (try #require(WallTime(secondOfDay: start)), try #require(WallTime(secondOfDay: end)))
    }

    private static func sessions(
        _ random: inout SplitMix64,
        _ rules: SlotRules,
        around middle: Int64
    ) -> [BookedSession] {
        (0..<Int.random(in: 0...10, using: &random)).flatMap { _ in
            let start = middle + Int64.random(in: -1_400...1_400, using: &random) * 300
            let isOwn = random.chance(60)
            let length = isOwn ? rules.duration : random.pick([900, 1_800, 3_600])
            let session = BookedSession(
                start: start,
                end: start + length,
                bufferBefore: random.pick([0, 300, 900]),
                bufferAfter: random.pick([0, 600, 900]),
                service: isOwn ? 1 : 2,
                seats: random.chance(30) ? 2 : 1
            )
            return [BookedSession](repeating: session, count: random.chance(50) ? 1 : 2)
        }
    }

    private static func spans(_ random: inout SplitMix64, around middle: Int64) -> [Interval] {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
            let start = middle + Int64.random(in: -1_400...1_400, using: &random) * 300
            let length = Int64.random(in: 0...40, using: &random) * 300
            let head = random.chance(50) ? Int64.random(in: 0...59, using: &random) : 0
            let tail = random.chance(50) ? Int64.random(in: 0...59, using: &random) : head
            return Interval(start: start + head, end: start + max(length + tail, head))
        }
    }

    /// The scene walked minute by minute from nine days before the dates asked for to three days after.
    func walk() -> MinuteWalk {
        let start = Int64(from.daysSinceEpoch - 10) * 86_400
        let end = Int64(to.daysSinceEpoch + 4) * 86_400
        return MinuteWalk(calendar.schedule, calendar.sessions, busy, Interval(start: start, end: end))
    }
}
