import AvailabilityRules
import CivilTime
import Money
import Scheduling

/// A year of a provider in Berlin who works ten hours on six days a week, with three sessions on most of them.
struct BenchYear {
    /// 2026-01-01 at 00:00 UTC.
    static let first: Int64 = 1_767_225_600

    let starts: [Int64]
    let question: RuleQuestion
    private let calendar: PreparedCalendar
    private let rules: SlotRules
    private let range: SlotRange

    init() throws {
        let zone = try ZoneDirectory.system.zone(named: "Europe/Berlin")
        guard let nine = WallTime("09:00"), let seven = WallTime("19:00"), let currency = Currency("EUR"),
            let from = CivilDate(year: 2026, month: 1, day: 1), let to = CivilDate(year: 2027, month: 1, day: 1)
        else { preconditionFailure("these are valid") }
        let booked = Self.booked()
        calendar = PreparedCalendar(
            schedule: try Schedule(
                zone: zone,
                weekly: (1...6).map { WeeklyHours(dayOfWeek: $0, start: nine, end: seven) }
            ),
            sessions: booked.map { BookedSession(start: $0.startAt, end: $0.endAt) }
        )
        rules = try SlotRules(duration: 3_600, step: 900)
        range = .dates(from: from, to: to)
        starts = calendar.slots(rules, now: 0, in: range)
        question = RuleQuestion(
            zone: zone,
            now: Self.first,
            service: RuleService(name: "Massage", duration: 3_600, price: 9_999, currency: currency),
            booked: SessionDays(booked, in: zone)
        )
    }

    /// The starts, listed anew.
    func list() -> [Int64] {
        calendar.slots(rules, now: 0, in: range)
    }

    private static func booked() -> [RuleSession] {
        (0..<365).flatMap { (day: Int64) in
            [9, 12, 15].map { (hour: Int64) -> RuleSession in
                let start: Int64 = first + day * 86_400 + hour * 3_600
                return RuleSession(startAt: start, endAt: start + 2_700, isSameService: hour == 9)
            }
        }
    }
}
