import CivilTime
import Intervals
import Scheduling
import Testing

/// Busy time occupies whole minutes: its start rounded down, its end up.
struct BusyTimeTests {
    @Test(
        arguments: [
            (0, 60, 0, 60), (1, 59, 0, 60), (59, 61, 0, 120), (60, 61, 60, 120), (-1, 0, -60, 0), (-61, -59, -120, 0),
            (30, 30, 30, 30), (.min, .min + 1, .min, .min / 60 * 60), (.max - 1, .max, .max / 60 * 60, .max),
        ] as [(Int64, Int64, Int64, Int64)]
    )
    func `An interval is widened to the minutes that it touches`(
        _ start: Int64,
        _ end: Int64,
        _ lower: Int64,
        _ upper: Int64
    ) {
        #expect(Interval(start: start, end: end).widenedToMinutes == Interval(start: lower, end: upper))
    }

    @Test(arguments: SlotAlignment.allCases)
    func `No slot begins at an odd second or within the last busy minute`(alignment: SlotAlignment) throws {
        let schedule = try Schedule(
            zone: .utc,
            weekly: [WeeklyHours(dayOfWeek: 1, start: try wall("09:00"), end: try wall("14:00"))]
        )
        let nine = try #require(Timestamp.parse("2026-06-01T09:00:00Z"))
        let busy = [Interval(start: nine, end: nine + 7_199), Interval(start: nine + 14_401, end: nine + 14_402)]
        let rules = try SlotRules(duration: 3_600, step: 3_600, alignment: alignment)
        let range = SlotRange.instants(Interval(start: nine, end: nine + 86_400))
        let calendar = PreparedCalendar(schedule: schedule, busy: busy)
        var starts: [Int64] = []
        schedule.appendSlots(rules, now: nil, in: range, sessions: [], busy: busy, to: &starts)
        #expect(calendar.slots(rules, now: nil, in: range) == [nine + 7_200, nine + 10_800])
        #expect(starts == [nine + 7_200, nine + 10_800])
        #expect(
            calendar.busy == [
                Interval(start: nine, end: nine + 7_200), Interval(start: nine + 14_400, end: nine + 14_460),
            ]
        )
        #expect(
            calendar.explain(at: nine + 14_400, rules: rules, now: nil).reasons.contains { reason in
                if case .busy(index: 1, own: .session) = reason { true } else { false }
            }
        )
    }
}
