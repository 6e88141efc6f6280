import CivilTime
import Intervals
import Scheduling
import Testing
import TestSupport

struct FirstSlotTests {
    @Test(arguments: 1...60 as ClosedRange<UInt64>, SlotAlignment.allCases)
    func `The first slot is the first of all slots`(seed: UInt64, alignment: SlotAlignment) throws {
        let scene = try Scene(seed: seed, alignment: alignment)
        let start = Int64(scene.from.daysSinceEpoch) * 86_400
        let end = Int64(scene.to.daysSinceEpoch) * 86_400
        var random = SplitMix64(seed: seed)
        for _ in 0..<8 {
            let lower = Int64.random(in: start..<end, using: &random)
            let range = SlotRange.instants(Interval(start: lower, end: Int64.random(in: lower...end, using: &random)))
            let first = scene.calendar.firstSlot(scene.rules, now: scene.now, in: range)
            #expect(first == scene.calendar.slots(scene.rules, now: scene.now, in: range).first)
        }
    }

    @Test(arguments: [1, 2, 3, 7, 100])
    func `Many calendars at once answer as one by one`(tasks: Int) async throws {
        let scenes = try (1...40 as ClosedRange<UInt64>).map { try Scene(seed: $0, alignment: .opening) }
        let calendars = scenes.map(\.calendar)
        let (rules, range) = (scenes[0].rules, SlotRange.dates(from: scenes[0].from, to: scenes[0].to))
        let one = calendars.map { $0.slots(rules, now: nil, in: range).first }
        #expect(PreparedCalendar.firstSlots(among: calendars, rules, now: nil, in: range) == one)
        #expect(await PreparedCalendar.firstSlots(among: calendars, rules, now: nil, in: range, tasks: tasks) == one)
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `The order of sessions and busy time does not matter`(seed: UInt64) throws {
        let scene = try Scene(seed: seed, alignment: .opening)
        let range = SlotRange.dates(from: scene.from, to: scene.to)
        var random = SplitMix64(seed: seed)
        let shuffled = PreparedCalendar(
            schedule: scene.calendar.schedule,
            sessions: scene.calendar.sessions.shuffled(using: &random),
            busy: scene.busy.shuffled(using: &random)
        )
        let sorted = PreparedCalendar(
            schedule: scene.calendar.schedule,
            sessions: scene.calendar.sessions.sorted { $0.start < $1.start },
            busy: scene.busy.sorted()
        )
        let expected = scene.calendar.slots(scene.rules, now: scene.now, in: range)
        #expect(shuffled.slots(scene.rules, now: scene.now, in: range) == expected)
        #expect(sorted.slots(scene.rules, now: scene.now, in: range) == expected)
    }

    @Test func `Slots are appended to what an array has`() throws {
        let scene = try Scene(seed: 5, alignment: .opening)
        let range = SlotRange.dates(from: scene.from, to: scene.to)
        var starts: [Int64] = [1, 2]
        scene.calendar.appendSlots(scene.rules, now: nil, in: range, to: &starts)
        #expect(starts == [1, 2] + scene.calendar.slots(scene.rules, now: nil, in: range))
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>, SlotAlignment.allCases)
    func `A query that keeps no calendar gives the same slots`(seed: UInt64, alignment: SlotAlignment) throws {
        let scene = try Scene(seed: seed, alignment: alignment)
        let (calendar, rules) = (scene.calendar, scene.rules)
        let range = SlotRange.dates(from: scene.from, to: scene.to)
        let sorted = calendar.sessions.sorted { ($0.start - $0.bufferBefore) < ($1.start - $1.bufferBefore) }
        for (sessions, busy) in [(calendar.sessions, scene.busy), (sorted, scene.busy.sorted())] {
            var starts: [Int64] = []
            calendar.schedule
                .appendSlots(rules, now: scene.now, in: range, sessions: sessions, busy: busy, to: &starts)
            #expect(starts == calendar.slots(rules, now: scene.now, in: range))
        }
    }
}

/// Queries with more starts than there is room for at once.
struct ManySlotsTests {
    private let calendar: PreparedCalendar
    private let rules: SlotRules
    private let dates: SlotRange
    private let firstDay: Int

    /// Open from 8 to 18 each day of two months, taken until 15:00, one start a minute.
    init() throws {
        let eight = try #require(WallTime(hour: 8, minute: 0))
        let six = try #require(WallTime(hour: 18, minute: 0))
        let from = try #require(CivilDate(year: 2026, month: 1, day: 1))
        let to = try #require(CivilDate(year: 2026, month: 3, day: 1))
        let schedule = try Schedule(
            zone: .utc,
            weekly: (0..<7).map { WeeklyHours(dayOfWeek: $0, start: eight, end: six) }
        )
        let midnights = (from.daysSinceEpoch..<to.daysSinceEpoch).map { Int64($0) * 86_400 }
        calendar = PreparedCalendar(
            schedule: schedule,
            busy: midnights.map { Interval(start: $0 + 8 * 3_600, end: $0 + 15 * 3_600) }
        )
        rules = try SlotRules(duration: 3_600, step: 60)
        dates = .dates(from: from, to: to)
        firstDay = from.daysSinceEpoch
    }

    /// Every minute from 15:00 to 17:00.
    private var expected: [Int64] {
        var starts: [Int64] = []
        for day in firstDay..<(firstDay + 59) {
            let first = Int64(day) * 86_400 + 15 * 3_600
            for minute in 0...120 as ClosedRange<Int64> { starts.append(first + minute * 60) }
        }
        return starts
    }

    @Test(arguments: [0, 1, 16, 17, 24, 500, 5_000, 20_000])
    func `How much room an array has does not matter`(room: Int) {
        var starts: [Int64] = []
        starts.reserveCapacity(room)
        calendar.appendSlots(rules, now: nil, in: dates, to: &starts)
        #expect(starts == expected)
    }

    @Test func `The first slot is found behind many starts that are taken`() {
        #expect(calendar.firstSlot(rules, now: nil, in: dates) == Int64(firstDay) * 86_400 + 15 * 3_600)
    }
}
