import CivilTime
import Intervals
import Scheduling
import Testing
import TestSupport

struct SlotPropertyTests {
    @Test(arguments: 1...96 as ClosedRange<UInt64>, SlotAlignment.allCases)
    func `Slots are those that a walk of the wall clock finds`(seed: UInt64, alignment: SlotAlignment) throws {
        let scene = try Scene(seed: seed, alignment: alignment)
        let walk = scene.walk()
        let zone = scene.calendar.schedule.zone
        let expected = walk.slots(scene.rules, now: scene.now, minutes: 8 * 1_440..<(walk.minutes - 2 * 1_440)).filter {
            let date = zone.reading(at: $0).date
            return scene.from <= date && date < scene.to
        }
        let found = scene.calendar.slots(scene.rules, now: scene.now, in: .dates(from: scene.from, to: scene.to))
        #expect(found == expected, "\(zone) \(scene.from), \(scene.rules)")
    }

    @Test func `The scenes drawn have slots, and have none, and are cut short, often enough to tell`() throws {
        var counts = (some: 0, none: 0, cut: 0)
        for seed in 1...96 as ClosedRange<UInt64> {
            let scene = try Scene(seed: seed, alignment: .packed)
            let range = SlotRange.dates(from: scene.from, to: scene.to)
            let slots = scene.calendar.slots(scene.rules, now: scene.now, in: range)
            let empty = PreparedCalendar(schedule: scene.calendar.schedule)
            if slots.isEmpty { counts.none += 1 } else { counts.some += 1 }
            if slots != empty.slots(scene.rules, now: nil, in: range) { counts.cut += 1 }
        }
        #expect(counts.some > 48 && counts.none > 4 && counts.cut > 48, "\(counts)")
    }

    @Test(arguments: 1...24 as ClosedRange<UInt64>, SlotAlignment.allCases)
    func `Every listed start is a slot, nothing else is, and explanations agree`(
        seed: UInt64,
        alignment: SlotAlignment
    ) throws {
        let scene = try Scene(seed: seed, alignment: alignment)
        let all = Interval(
            start: Int64(scene.from.daysSinceEpoch + 1) * 86_400 + 43_200,
            end: Int64(scene.to.daysSinceEpoch - 1) * 86_400 - 43_200
        )
        let listed = Set(scene.calendar.slots(scene.rules, now: scene.now, in: .instants(all)))
        var disagreeing: [String] = []
        for instant in stride(from: all.start, to: all.end, by: 60) {
            let isSlot = scene.calendar.isSlot(at: instant, rules: scene.rules, now: scene.now)
            let explanation = scene.calendar.explain(at: instant, rules: scene.rules, now: scene.now)
            guard isSlot != listed.contains(instant) || explanation.isBookable != isSlot else { continue }
            disagreeing.append(
                "\(Timestamp.format(instant)) \(isSlot) \(listed.contains(instant)) \(explanation.reasons)"
            )
        }
        #expect(disagreeing.isEmpty, "\(disagreeing.count), first \(disagreeing.first ?? "")")
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>, SlotAlignment.allCases)
    func `Slots depend neither on the range asked for nor on now`(seed: UInt64, alignment: SlotAlignment) throws {
        let scene = try Scene(seed: seed, alignment: alignment)
        let calendar = scene.calendar
        let start = Int64(scene.from.daysSinceEpoch) * 86_400
        let end = Int64(scene.to.daysSinceEpoch) * 86_400
        let whole = calendar.slots(scene.rules, now: nil, in: .instants(Interval(start: start, end: end)))
        var random = SplitMix64(seed: seed)
        for _ in 0..<12 {
            let lower = Int64.random(in: start..<end, using: &random)
            let upper = Int64.random(in: lower...end, using: &random)
            let part = calendar.slots(scene.rules, now: nil, in: .instants(Interval(start: lower, end: upper)))
            #expect(part == whole.filter { lower <= $0 && $0 < upper })
            let timely = calendar.slots(scene.rules, now: lower, in: .instants(Interval(start: start, end: end)))
            let earliest = lower + scene.rules.minimumNotice
            let lastDay = scene.rules.bookingWindowDays.map {
                calendar.schedule.zone.date(at: lower).daysSinceEpoch + $0
            }
            let expected = whole.filter {
                $0 >= earliest && calendar.schedule.zone.date(at: $0).daysSinceEpoch <= lastDay ?? .max
            }
            #expect(timely == expected)
        }
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>, SlotAlignment.allCases)
    func `What lies between lookback and lookahead is all that matters`(seed: UInt64, alignment: SlotAlignment) throws {
        let scene = try Scene(seed: seed, alignment: alignment)
        let calendar = scene.calendar
        let start = Int64(scene.from.daysSinceEpoch + 2) * 86_400
        let range = SlotRange.instants(Interval(start: start, end: start + 86_400))
        let back = calendar.lookback(before: start, rules: scene.rules)
        let ahead = calendar.lookahead(after: start + 86_400, rules: scene.rules)
        let loaded = PreparedCalendar(
            schedule: calendar.schedule,
            sessions: calendar.sessions.filter { $0.end + $0.bufferAfter > back && $0.start - $0.bufferBefore < ahead },
            busy: scene.busy.filter { $0.end > back && $0.start < ahead }
        )
        #expect(
            loaded.slots(scene.rules, now: scene.now, in: range)
                == calendar.slots(scene.rules, now: scene.now, in: range)
        )
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `The nearest slots are the nearest of all slots`(seed: UInt64) throws {
        let scene = try Scene(seed: seed, alignment: .opening)
        let start = Int64(scene.from.daysSinceEpoch + 2) * 86_400 + 36_000
        let around = Interval(start: start - 5 * 86_400, end: start + 5 * 86_400 + 1)
        let all = scene.calendar.slots(scene.rules, now: scene.now, in: .instants(around)).filter { $0 != start }
        let expected = all.sorted { (abs($0 - start), $0) < (abs($1 - start), $1) }.prefix(6)
        let found = scene.calendar.nearestSlots(
            to: start,
            rules: scene.rules,
            now: scene.now,
            limit: 6,
            horizonDays: 5
        )
        #expect(found == Array(expected))
    }
}
