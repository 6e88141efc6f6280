import AvailabilityRules
import CivilTime
import Policies
import TestSupport
import Testing

/// Rules beside the same rules in Swift, over random days.
struct RuleModelTests {
    /// What a date allows: no more than three sessions, no more than one of the service, and half an hour to each neighbour.
    private static let source = RuleSamples.allow(
        """
        if slot.bookings_that_day >= 3 then return false, "three" end
        if slot.service.bookings_that_day >= 1 then return false, "service" end
        if slot.since_previous and slot.since_previous < 1800 then return false, "before" end
        if slot.until_next and slot.until_next < 1800 then return false, "after" end
        return slot.weekday ~= 0
        """
    )

    private static func model(_ start: Int64, _ booked: [RuleSession], _ zone: Zone) -> RuleVerdict {
        let date = zone.date(at: start)
        let sessions = booked.filter { zone.date(at: $0.startAt) == date }
        if sessions.count >= 3 { return .refused(reason: "three") }
        if sessions.contains(where: \.isSameService) { return .refused(reason: "service") }
        if let end = sessions.filter({ $0.endAt <= start && $0.startAt <= start }).map(\.endAt).max(),
            start - end < 1_800
        {
            return .refused(reason: "before")
        }
        let next = sessions.map(\.startAt).filter { $0 >= start + 3_600 }.min()
        if let next, next - start - 3_600 < 1_800 { return .refused(reason: "after") }
        // 1970-01-01 was a Thursday.
        let day = zone.wallSeconds(at: start) / 86_400
        return (day + 4) % 7 == 0 ? .refused(reason: nil) : .allowed(price: nil)
    }

    @Test(arguments: 0..<8)
    func `a rule agrees with its model on random days`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let name = ["UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"][Int(seed % 4)]
        let zone = name == "UTC" ? Zone.utc : try RuleSamples.zone(name)
        // Three weeks around a change of clocks in all of them.
        let first: Int64 = 1_774_000_000 / 900 * 900
        let booked = (0..<40).map { _ in
            let start = first + Int64.random(in: 0..<2_016, using: &random) * 900
            let minutes = Int64.random(in: 1...12, using: &random) * 15
            return RuleSession(startAt: start, endAt: start + minutes * 60, isSameService: random.next() % 4 == 0)
        }
        let question = try RuleSamples.question(zone: zone, now: first, booked: booked)
        let host = RuleHost()
        let rule = try host.compile(source: Self.source)
        let starts = (0..<2_016).map { first + $0 * 900 }
        for start in starts {
            #expect(host.judge(start, by: rule, question) == Self.model(start, booked, zone), "seed \(seed), \(start)")
        }
        let listed = try host.filter(starts, by: rule, question)
        let expected = starts.filter { Self.model($0, booked, zone).isAllowed }
        #expect(listed.starts == expected, "seed \(seed)")
        #expect(listed.refusals == starts.count - expected.count)
        #expect(listed.failures == 0)
    }
}
