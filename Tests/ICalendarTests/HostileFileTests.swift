import CivilTime
import ICalendar
import Intervals
import Testing

/// Files that are written to cost much: each must be answered, with its busy time or with a refusal.
struct HostileFileTests {
    private static let window = Interval(start: 1_793_491_200, end: 1_825_027_200)

    @Test(arguments: [
        "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
        "RRULE:FREQ=HOURLY;BYYEARDAY=366;BYMONTH=1",
        "RRULE:FREQ=DAILY;INTERVAL=999999999;COUNT=999999999",
        "RRULE:FREQ=YEARLY;INTERVAL=999999999",
        "RRULE:FREQ=DAILY;COUNT=99999999999999999999",
        "RRULE:FREQ=HOURLY;INTERVAL=999999999;BYSETPOS=-1",
        "RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=7;COUNT=3",
        "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;COUNT=3",
        "DURATION:P999999999W999999999W999999999W",
        "DTEND:99991231T235959Z",
    ])
    func isAnswered(_ line: String) throws {
        for start in ["00010101T000000Z", "19700101T000000Z", "99991231T235959Z"] {
            let bad = event("bad", "DTSTART:\(start)\r\n\(line)")
            let good = event("good", "DTSTART:20261102T080000Z\r\nDTEND:20261102T090000Z")
            // Fewer steps than usual, which take long without optimisation.
            var limits = CalendarLimits.standard
            limits.stepsPerRule = 5_000
            let busy = try read(bad + good, limits)
            #expect(busy.intervals.contains(Interval(start: 1_793_606_400, end: 1_793_610_000)))
        }
    }

    /// Lists of all times of a day make a short rule costly.
    @Test
    func refusesRulesThatTakeTooMuchWork() {
        let numbers = { (count: Int) in (0..<count).map(String.init).joined(separator: ",") }
        let rule = "RRULE:FREQ=DAILY;BYHOUR=\(numbers(24));BYMINUTE=\(numbers(60));BYSECOND=\(numbers(60))"
        let events = (0..<1_000).map { event("e\($0)", "DTSTART:20200101T000000Z\r\n\(rule)") }
        var limits = CalendarLimits.standard
        limits.steps = 1_000_000
        #expect(code(of: events.joined(), limits) == .tooLarge)
    }

    @Test
    func refusesWhatLiesTooDeep() {
        let open = String(repeating: "BEGIN:X-N\r\n", count: 200_000)
        let close = String(repeating: "END:X-N\r\n", count: 200_000)
        #expect(throws: CalendarError.self) { try read(open + close) }
    }

    @Test
    func refusesMoreBytesEventsAndInstancesThanItsLimits() {
        var limits = CalendarLimits.standard
        limits.events = 10
        let events = (0..<11).map { event("e\($0)", "DTSTART:20261102T080000Z") }.joined()
        #expect(code(of: events, limits) == .tooLarge)
        limits = .standard
        limits.bytes = 100
        #expect(code(of: events, limits) == .tooLarge)
        limits = .standard
        limits.instances = 100
        let twoSeries = (0..<2).map {
            event("s\($0)", "DTSTART:20261102T080000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=60")
        }
        #expect(code(of: twoSeries.joined(), limits) == .tooLarge)
    }

    @Test
    func keepsZonesOfTwoCalendarsApart() throws {
        let calendar = { (uid: String, offset: String) in
            """
            BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Own\r\nBEGIN:STANDARD\r\nDTSTART:20200101T000000\r
            TZOFFSETFROM:\(offset)\r\nTZOFFSETTO:\(offset)\r\nEND:STANDARD\r\nEND:VTIMEZONE\r
            BEGIN:VEVENT\r\nUID:\(uid)\r\nDTSTART;TZID=Own:20261102T080000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
            """
        }
        let busy = try BusyTime.read(
            (calendar("a", "+0300") + calendar("b", "-0500")).utf8,
            in: Self.window,
            options: BusyOptions(timeZone: .utc)
        )
        #expect(
            busy.intervals.map(\.start).map { Timestamp.format($0) } == [
                "2026-11-02T05:00:00Z", "2026-11-02T13:00:00Z",
            ]
        )
        #expect(busy.unknownZones.isEmpty)
    }

    @Test
    func tellsOfZonesThatNothingIsKnownOf() throws {
        let long = String(repeating: "/a", count: 100_000)
        let busy = try read(
            event("a", "DTSTART;TZID=Nowhere/Special:20261102T080000\r\nDURATION:PT1H")
                + event("b", "DTSTART;TZID=\(long):20261103T080000\r\nDURATION:PT1H")
        )
        #expect(busy.unknownZones == ["Nowhere/Special", long])
        #expect(busy.intervals.count == 2)
    }

    private func event(_ uid: String, _ lines: String) -> String {
        "BEGIN:VEVENT\r\nUID:\(uid)\r\n\(lines)\r\nEND:VEVENT\r\n"
    }

    private func read(_ events: String, _ limits: CalendarLimits = .standard) throws(CalendarError) -> BusyTime {
        let text = "BEGIN:VCALENDAR\r\n\(events)END:VCALENDAR\r\n"
        return try BusyTime.read(text.utf8, in: Self.window, options: BusyOptions(timeZone: .utc, limits: limits))
    }

    private func code(of events: String, _ limits: CalendarLimits) -> CalendarError.Code? {
        do throws(CalendarError) {
            _ = try read(events, limits)
            return nil
        } catch {
            return error.code
        }
    }
}
