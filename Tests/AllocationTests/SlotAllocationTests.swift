import AllocationCounter
import CivilTime
import Intervals
import Scheduling
import Testing

/// What a query asks of the allocator once everything is in place.
struct SlotAllocationTests {
    private let calendar: PreparedCalendar
    private let rules: SlotRules
    private let year: SlotRange

    init() throws {
        let nine = try #require(WallTime(hour: 9, minute: 0))
        let five = try #require(WallTime(hour: 17, minute: 0))
        let schedule = try Schedule(
            zone: ZoneDirectory.system.zone(named: "Europe/Berlin"),
            weekly: (0..<7).map { WeeklyHours(dayOfWeek: $0, start: nine, end: five) }
        )
        let first = try #require(CivilDate(year: 2026, month: 1, day: 1))
        let next = try #require(CivilDate(year: 2027, month: 1, day: 1))
        let sessions = (0..<365).map { day in
            let start = Int64(first.daysSinceEpoch + day) * 86_400 + 36_000
            return BookedSession(start: start, end: start + 3_600, bufferAfter: 900)
        }
        calendar = PreparedCalendar(schedule: schedule, sessions: sessions)
        rules = try SlotRules(duration: 2_700, step: 900)
        year = .dates(from: first, to: next)
    }

    @Test func `A query into an array with room allocates nothing`() {
        var starts: [Int64] = []
        calendar.appendSlots(rules, now: 0, in: year, to: &starts)
        #expect(starts.count > 5_000)
        starts.removeAll(keepingCapacity: true)
        let before = allocations_of_this_thread()
        for _ in 0..<10 {
            calendar.appendSlots(rules, now: 0, in: year, to: &starts)
            starts.removeAll(keepingCapacity: true)
        }
        #expect(allocations_of_this_thread() - before == 0)
    }

    @Test func `Looking for the first slot allocates nothing`() {
        var found = calendar.firstSlot(rules, now: 0, in: year)
        let before = allocations_of_this_thread()
        for _ in 0..<10 { found = calendar.firstSlot(rules, now: 0, in: year) }
        #expect(allocations_of_this_thread() - before == 0)
        #expect(found != nil)
    }

    @Test func `The counter counts what a new array asks for`() {
        let before = allocations_of_this_thread()
        let starts = calendar.slots(rules, now: 0, in: year)
        #expect(allocations_of_this_thread() - before >= 1)
        #expect(!starts.isEmpty)
    }
}
