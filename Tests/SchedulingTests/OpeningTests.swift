import CivilTime
import Intervals
import Scheduling
import Testing

struct OpeningTests {
    private func starts(
        _ zone: String,
        _ rows: [(Int, String, String)],
        _ rules: SlotRules,
        _ from: String,
        _ to: String,
        busy: [(String, String)] = []
    ) throws -> [String] {
        let weekly = try rows.map { try WeeklyHours(dayOfWeek: $0.0, start: wall($0.1), end: wall($0.2)) }
        let schedule = try Schedule(zone: ZoneDirectory.system.zone(named: zone), weekly: weekly)
        let spans = try busy.map { try Interval(start: instant($0.0), end: instant($0.1)) }
        let calendar = PreparedCalendar(schedule: schedule, busy: spans)
        let range = try SlotRange.instants(Interval(start: instant(from), end: instant(to)))
        return calendar.slots(rules, now: nil, in: range).map { String(Timestamp.format($0).dropFirst(5).dropLast(4)) }
    }

    private func instant(_ text: String) throws -> Int64 {
        try #require(Timestamp.parse(text))
    }

    private func everyDay(_ start: String, _ end: String) -> [(Int, String, String)] {
        (0...6).map { ($0, start, end) }
    }

    @Test func `An end at or before the start runs into the next date`() throws {
        let rules = try SlotRules(duration: 3_600, step: 3_600)
        let rows = [(1, "22:00", "02:00")]
        let found = try starts("UTC", rows, rules, "2026-03-02T00:00:00Z", "2026-03-04T00:00:00Z")
        #expect(found == ["03-02T22:00", "03-02T23:00", "03-03T00:00", "03-03T01:00"])
    }

    @Test func `Dates before 1970 have slots up to closing time, whatever is busy before`() throws {
        let rules = try SlotRules(duration: 3_600, step: 3_600)
        let busy = [("1935-03-03T09:00:00Z", "1935-03-03T17:00:00Z"), ("1935-03-04T09:00:00Z", "1935-03-04T10:30:00Z")]
        let found = try starts(
            "UTC",
            everyDay("09:00", "14:00"),
            rules,
            "1935-03-04T00:00:00Z",
            "1935-03-05T00:00:00Z",
            busy: busy
        )
        #expect(found == ["03-04T11:00", "03-04T12:00", "03-04T13:00"])
    }

    @Test func `A repeated hour anchors a second grid of the opening that it interrupts`() throws {
        let rules = try SlotRules(duration: 1_200, step: 1_200)
        let rows = [(0, "01:10", "01:50")]
        let found = try starts("America/New_York", rows, rules, "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z")
        #expect(found == ["11-01T05:10", "11-01T05:30", "11-01T06:10", "11-01T06:30"])
    }

    @Test func `Hours that clocks skip begin at the first instant after`() throws {
        let rules = try SlotRules(duration: 1_800, step: 1_800)
        let rows = [(0, "02:15", "04:00")]
        let found = try starts("America/New_York", rows, rules, "2026-03-08T00:00:00Z", "2026-03-09T00:00:00Z")
        #expect(found == ["03-08T07:00", "03-08T07:30"])
    }

    @Test func `Openings of two dates that overlap give the starts of both grids once`() throws {
        let rules = try SlotRules(duration: 3_600, step: 3_600)
        let rows = [(1, "22:00", "03:00"), (2, "00:30", "04:00")]
        let found = try starts("UTC", rows, rules, "2026-03-02T00:00:00Z", "2026-03-04T00:00:00Z")
        #expect(
            found == [
                "03-02T22:00", "03-02T23:00", "03-03T00:00", "03-03T00:30", "03-03T01:00", "03-03T01:30", "03-03T02:00",
                "03-03T02:30",
            ]
        )
    }

    @Test(arguments: [SlotAlignment.packed, .clock])
    func `Open time without a beginning is counted from 1970`(_ alignment: SlotAlignment) throws {
        let rules = try SlotRules(duration: 900, step: 7 * 3_600, alignment: alignment)
        let found = try starts("UTC", everyDay("00:00", "24:00"), rules, "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z")
        let expected = (0..<24).filter { (Int64($0) + 1_772_409_600 / 3_600) % 7 == 0 }
        #expect(found.map { Int($0.dropFirst(6).prefix(2)) } == expected)
    }

    @Test func `On a clock that has moved by a quarter since 1970 starts keep to its full hours`() throws {
        let rules = try SlotRules(duration: 3_600, step: 3_600, alignment: .clock)
        let rows = everyDay("00:00", "24:00")
        let found = try starts("Asia/Kathmandu", rows, rules, "2026-03-02T00:00:00Z", "2026-03-02T03:00:00Z")
        #expect(found == ["03-02T00:15", "03-02T01:15", "03-02T02:15"])
    }

    @Test func `Busy time long ago anchors the grid of a provider who never closes`() throws {
        let rules = try SlotRules(duration: 3_600, step: 3_600, alignment: .packed)
        let busy = [("2020-01-01T00:00:00Z", "2020-01-01T00:20:00Z")]
        let rows = everyDay("00:00", "24:00")
        let found = try starts("UTC", rows, rules, "2026-03-02T00:00:00Z", "2026-03-02T02:00:00Z", busy: busy)
        #expect(found == ["03-02T00:20", "03-02T01:20"])
    }

    @Test func `An exception anchors the grid of a provider who else never closes`() throws {
        let rules = try SlotRules(duration: 3_600, step: 3_600, alignment: .packed)
        let weekly = (0...6).map { WeeklyHours(dayOfWeek: $0, start: .midnight, end: .endOfDay) }
        let date = try #require(CivilDate("2020-01-01"))
        let part = ScheduleException(date: date, kind: .closedPart(start: .midnight, end: try wall("00:20")))
        let schedule = try Schedule(zone: .utc, weekly: weekly, exceptions: [part])
        let calendar = PreparedCalendar(schedule: schedule)
        let range = try SlotRange.instants(
            Interval(start: instant("2026-03-02T00:00:00Z"), end: instant("2026-03-02T02:00:00Z"))
        )
        let found = calendar.slots(rules, now: nil, in: range).map(Timestamp.format)
        #expect(found == ["2026-03-02T00:20:00Z", "2026-03-02T01:20:00Z"])
        #expect(
            try calendar.lookback(before: instant("2026-03-02T00:00:00Z"), rules: rules)
                == instant("2020-01-01T00:20:00Z")
        )
    }

    /// Hours of a season, and hours of every second week, counted from the week of their first date.
    @Test func `Hours hold between their dates and in their weeks`() throws {
        let nine = try wall("09:00"), ten = try wall("10:00")
        func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
        let weekly = [
            WeeklyHours(dayOfWeek: 1, start: nine, end: ten, validUntil: try day("2026-03-09")),
            WeeklyHours(dayOfWeek: 3, start: nine, end: ten, validFrom: try day("2026-03-08"), everyWeeks: 2),
            WeeklyHours(
                dayOfWeek: 0,
                start: nine,
                end: ten,
                validFrom: try day("2026-03-15"),
                validUntil: try day("2026-03-15")
            ),
        ]
        let calendar = PreparedCalendar(schedule: try Schedule(zone: .utc, weekly: weekly))
        let range = try SlotRange.instants(
            Interval(start: instant("2026-02-23T00:00:00Z"), end: instant("2026-04-10T00:00:00Z"))
        )
        let starts = calendar.slots(try SlotRules(duration: 3_600, step: 3_600), now: nil, in: range)
        // 8 March is a Sunday: its week began on 2 March.
        #expect(
            starts.map { String(Timestamp.format($0).dropFirst(5).prefix(5)) } == [
                "02-23", "03-02", "03-09", "03-15", "03-18", "04-01",
            ]
        )
        for wrong in [
            WeeklyHours(dayOfWeek: 1, start: nine, end: ten, everyWeeks: 2),
            WeeklyHours(dayOfWeek: 1, start: nine, end: ten, validFrom: try day("2026-03-09"), everyWeeks: 3),
            WeeklyHours(
                dayOfWeek: 1,
                start: nine,
                end: ten,
                validFrom: try day("2026-03-09"),
                validUntil: try day("2026-03-08")
            ),
        ] {
            #expect(throws: ScheduleError.self) { try Schedule(zone: .utc, weekly: [wrong]) }
        }
    }

    /// A part of a date that is closed is so whichever date's hours run there.
    @Test(arguments: [
        ("2026-06-06", "00:00", "03:00", ["06-05T22:00", "06-05T23:00"]),
        ("2026-06-06", "01:00", "01:30", ["06-05T22:00", "06-05T23:00", "06-06T00:00"]),
        ("2026-06-05", "23:00", "01:00", ["06-05T22:00", "06-06T01:00"]),
        ("2026-06-04", "23:00", "22:30", ["06-05T22:30", "06-05T23:30", "06-06T00:30"]),
        ("2026-06-07", "00:00", "03:00", ["06-05T22:00", "06-05T23:00", "06-06T00:00", "06-06T01:00"]),
    ])
    func `A part of a date is closed across midnight`(date: String, from: String, to: String, found: [String]) throws {
        let friday = WeeklyHours(dayOfWeek: 5, start: try wall("22:00"), end: try wall("02:00"))
        let day = try #require(CivilDate(date))
        let part = ScheduleException(date: day, kind: .closedPart(start: try wall(from), end: try wall(to)))
        let zone = try ZoneDirectory.system.zone(named: "Europe/Berlin")
        let calendar = PreparedCalendar(schedule: try Schedule(zone: zone, weekly: [friday], exceptions: [part]))
        let rules = try SlotRules(duration: 3_600, step: 3_600)
        let range = try SlotRange.instants(
            Interval(start: instant("2026-06-04T00:00:00Z"), end: instant("2026-06-08T00:00:00Z"))
        )
        let starts = calendar.slots(rules, now: nil, in: range)
        #expect(starts.map { String(Timestamp.format($0 + 7_200).dropFirst(5).prefix(11)) } == found)
    }

    @Test(arguments: ["0001-01-01", "9999-12-30"])
    func `The first and the last dates are like any other`(_ text: String) throws {
        let rules = try SlotRules(
            duration: 3_600,
            step: 3_600,
            minimumNotice: 60,
            bookingWindowDays: 9,
            maximumPerMonth: 9
        )
        for zone in ["UTC", "Asia/Tokyo", "America/New_York"] {
            let schedule = try Schedule(
                zone: ZoneDirectory.system.zone(named: zone),
                weekly: (0...6).map { WeeklyHours(dayOfWeek: $0, start: try wall("10:00"), end: try wall("12:00")) }
            )
            let calendar = PreparedCalendar(schedule: schedule)
            let date = try #require(CivilDate(text))
            let found = calendar.slots(rules, now: nil, in: .dates(from: date, to: try #require(date.adding(days: 1))))
            #expect(found.count == 2)
            for edge in [Int64.min, .max, Timestamp.range.lowerBound, Timestamp.range.upperBound] {
                #expect(!calendar.isSlot(at: edge, rules: rules, now: edge))
                #expect(!calendar.explain(at: edge, rules: rules, now: edge).isBookable)
                #expect(calendar.nearestSlots(to: edge, rules: rules, now: edge, limit: 2, horizonDays: 3).count < 3)
                #expect(calendar.lookback(before: edge, rules: rules) < calendar.lookahead(after: edge, rules: rules))
            }
        }
    }

    @Test func `Free time is open time less footprints, and with rules less their buffers too`() throws {
        let weekly = [WeeklyHours(dayOfWeek: 1, start: try wall("09:00"), end: try wall("12:00"))]
        let session = BookedSession(
            start: try instant("2026-03-02T10:00:00Z"),
            end: try instant("2026-03-02T10:30:00Z"),
            bufferAfter: 600
        )
        let calendar = PreparedCalendar(schedule: try Schedule(zone: .utc, weekly: weekly), sessions: [session])
        let range = SlotRange.dates(from: .min, to: .max)
        let date = try #require(CivilDate("2026-03-02"))
        let day = SlotRange.dates(from: date, to: try #require(date.adding(days: 1)))
        #expect(calendar.instants(in: range).count == 1)
        let rules = try SlotRules(duration: 900, bufferBefore: 300, bufferAfter: 1_200, step: 900)
        func text(_ set: IntervalSet) -> [String] {
            set.map {
                "\(Timestamp.format($0.start).dropFirst(11).prefix(5)) \(Timestamp.format($0.end).dropFirst(11).prefix(5))"
            }
        }
        #expect(text(calendar.openings(in: day)) == ["09:00 12:00"])
        #expect(text(calendar.free(in: day)) == ["09:00 10:00", "10:40 12:00"])
        #expect(text(calendar.free(rules, in: day)) == ["09:00 09:40", "10:45 12:00"])
    }
}
