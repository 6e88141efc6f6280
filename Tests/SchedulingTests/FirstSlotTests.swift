import CivilTime
import Intervals
import Scheduling
import Testing

struct FirstSlotTests {
    @Test(arguments: 1...60 as ClosedRange<UInt64>, SlotAlignment.allCases)
    func `The first slot is the first of all slots`(seed: UInt64, alignment: SlotAlignment) throws {
        let scene = try Scene(seed: seed, alignment: alignment)
        let start = Int64(scene.from.daysSinceEpoch) * 86_400
        let end = Int64(scene.to.daysSinceEpoch) * 86_400
        var random = SplitMix64(state: seed)
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
        var random = SplitMix64(state: seed)
        let shuffled = PreparedCalendar(
            schedule: scene.calendar.schedule,
            sessions: scene.calendar.sessions.shuffled(using: &random),
            busy: scene.calendar.busy.shuffled(using: &random)
        )
        let sorted = PreparedCalendar(
            schedule: scene.calendar.schedule,
            sessions: scene.calendar.sessions.sorted { $0.start < $1.start },
            busy: scene.calendar.busy.sorted()
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
}
