import AvailabilityRules
import CivilTime
import Testing

/// What a rule reads of its slot.
struct SlotFieldTests {
    private static let values: [(expression: String, value: Int64)] = [
        ("slot.start_at", RuleSamples.start),
        ("slot.end_at", RuleSamples.start + 3_600),
        ("slot.notice", 172_800),
        ("slot.date", 2026_03_10),
        ("slot.weekday", 2),
        ("slot.local_start.year", 2026),
        ("slot.local_start.month", 3),
        ("slot.local_start.day", 10),
        ("slot.local_start.hour", 10),
        ("slot.local_start.minute", 0),
        ("slot.local_start.weekday", 2),
        ("slot.service.duration", 3_600),
        ("slot.service.price", 9_999),
        ("slot.service.bookings_that_day", 0),
        ("slot.service.name == 'Massage' and 1 or 0", 1),
        ("slot.service.currency == 'EUR' and 1 or 0", 1),
        ("slot.client.is_returning and 1 or 0", 0),
        ("slot.bookings_that_day", 0),
        ("slot.bookings_lasting(0)", 0),
        ("slot.since_previous == nil and slot.until_next == nil and 1 or 0", 1),
        ("#tostring(slot)", 4),
        ("#tostring(slot.client) + #tostring(slot.service)", 8),
    ]

    @Test(arguments: values)
    func `a field has the value of the slot`(expression: String, value: Int64) throws {
        #expect(try RuleSamples.value(of: expression) == value)
    }

    @Test func `the clock is the provider's`() throws {
        let question = try RuleSamples.question(zone: RuleSamples.zone("Pacific/Auckland"))
        let start = RuleSamples.start + 3 * 3_600
        // 13:00 UTC on Tuesday is two o'clock on Wednesday in Auckland, where summer time is in force.
        #expect(try RuleSamples.value(of: "slot.weekday", at: start, question) == 3)
        #expect(try RuleSamples.value(of: "slot.date", at: start, question) == 2026_03_11)
        #expect(try RuleSamples.value(of: "slot.local_start.hour", at: start, question) == 2)
    }

    @Test func `notice is negative for what has begun`() throws {
        let question = try RuleSamples.question(now: RuleSamples.start + 60)
        #expect(try RuleSamples.value(of: "slot.notice + 100", question) == 40)
    }

    @Test func `the date's bookings are counted, by service and by length`() throws {
        let booked = [
            RuleSamples.session(at: 8 * 60, minutes: 30),
            RuleSamples.session(at: 12 * 60, minutes: 90, isSameService: false),
            RuleSamples.session(at: 15 * 60, minutes: 120),
            RuleSamples.session(at: 25 * 60),
            RuleSamples.session(at: -60),
        ]
        let question = try RuleSamples.question(isReturning: true, booked: booked)
        #expect(try RuleSamples.value(of: "slot.bookings_that_day", question) == 3)
        #expect(try RuleSamples.value(of: "slot.service.bookings_that_day", question) == 2)
        #expect(try RuleSamples.value(of: "slot.bookings_lasting(hours(1.5))", question) == 2)
        #expect(try RuleSamples.value(of: "slot.bookings_lasting(hours(1.5) + 1)", question) == 1)
        #expect(try RuleSamples.value(of: "slot.since_previous", question) == 90 * 60)
        #expect(try RuleSamples.value(of: "slot.until_next", question) == 60 * 60)
        #expect(try RuleSamples.value(of: "slot.client.is_returning and 1 or 0", question) == 1)
    }

    @Test func `a date of another day has its own bookings`() throws {
        let question = try RuleSamples.question(booked: [RuleSamples.session(at: 25 * 60)])
        let tomorrow = RuleSamples.start + 86_400
        #expect(try RuleSamples.value(of: "slot.bookings_that_day", question) == 0)
        #expect(try RuleSamples.value(of: "slot.bookings_that_day", at: tomorrow, question) == 1)
    }

    @Test func `the hour that comes twice has one date`() throws {
        // 2026-10-25, when Berlin's clocks go back from three to two.
        let zone = try RuleSamples.zone("Europe/Berlin")
        let first: Int64 = 1_792_886_400
        let booked = [RuleSession(startAt: first, endAt: first + 1_800, isSameService: true)]
        let question = try RuleSamples.question(zone: zone, now: first - 86_400, booked: booked)
        for start in [first + 3_600, first + 7_200] {
            #expect(
                try RuleSamples.value(of: "slot.local_start.hour", at: start, question)
                    == (start == first + 3_600 ? 2 : 3)
            )
            #expect(try RuleSamples.value(of: "slot.bookings_that_day", at: start, question) == 1)
        }
    }
}
