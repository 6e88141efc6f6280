import CivilTime
import ICalendar
import Intervals
import Testing

/// The examples of RFC 5545 §3.8.5.3, in the zone and the years of the text.
struct RecurrenceTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let rule: String
        var start = "19970902T090000"
        var until = "1998-01-01T00:00:00Z"
        let dates: String

        var testDescription: String { rule }
    }

    static let examples = [
        Example(rule: "FREQ=DAILY;INTERVAL=10;COUNT=5", dates: "09-02 09-12 09-22 10-02 10-12"),
        Example(rule: "FREQ=WEEKLY;COUNT=4", dates: "09-02 09-09 09-16 09-23"),
        Example(
            rule: "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
            dates: "09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02"
        ),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
            dates: "09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16"
        ),
        Example(rule: "FREQ=MONTHLY;COUNT=4;BYDAY=1FR", start: "19970905T090000", dates: "09-05 10-03 11-07 12-05"),
        Example(rule: "FREQ=MONTHLY;COUNT=4;BYDAY=-2MO", start: "19970922T090000", dates: "09-22 10-20 11-17 12-22"),
        Example(rule: "FREQ=MONTHLY;BYMONTHDAY=-3", start: "19970928T090000", dates: "09-28 10-29 11-28 12-29"),
        Example(
            rule: "FREQ=MONTHLY;COUNT=6;BYMONTHDAY=1,-1",
            start: "19970930T090000",
            dates: "09-30 10-01 10-31 11-01 11-30 12-01"
        ),
        Example(
            rule: "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
            start: "19970904T090000",
            dates: "09-04 10-07 11-06"
        ),
        Example(
            rule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
            start: "19970929T090000",
            dates: "09-29 10-30 11-27 12-30"
        ),
        Example(
            rule: "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
            start: "19970512T090000",
            until: "2000-01-01T00:00:00Z",
            dates: "05-12 05-11 05-17"
        ),
        Example(
            rule: "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
            start: "19970101T090000",
            until: "2007-01-01T00:00:00Z",
            dates: "01-01 04-10 07-19 01-01 04-09 07-18 01-01 04-10 07-19 01-01"
        ),
        Example(
            rule: "FREQ=YEARLY;BYDAY=20MO",
            start: "19970519T090000",
            until: "2000-01-01T00:00:00Z",
            dates: "05-19 05-18 05-17"
        ),
        Example(
            rule: "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            start: "19961105T090000",
            until: "2005-01-01T00:00:00Z",
            dates: "11-05 11-07 11-02"
        ),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
            start: "19970805T090000",
            dates: "08-05 08-10 08-19 08-24"
        ),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
            start: "19970805T090000",
            dates: "08-05 08-17 08-19 08-31"
        ),
        Example(
            rule: "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
            start: "20070115T090000",
            until: "2008-01-01T00:00:00Z",
            dates: "01-15 01-30 02-15 03-15 03-30"
        ),
    ]

    @Test(arguments: examples)
    func gives(_ example: Example) throws {
        let starts = try starts(
            "DTSTART;TZID=America/New_York:\(example.start)\r\nRRULE:\(example.rule)",
            example.until
        )
        let zone = try ZoneDirectory.system.zone(named: "America/New_York")
        let dates = starts.map { String("\(zone.date(at: $0))".dropFirst(5)) }
        #expect(dates.joined(separator: " ") == example.dates)
    }

    @Test
    func hoursPassAndDoNotFollowTheClock() throws {
        let starts = try starts(
            "DTSTART;TZID=America/New_York:19970902T090000\r\nRRULE:FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z"
        )
        #expect(starts.map { ($0 - starts[0]) / 3_600 } == [0, 3, 6])
    }

    @Test
    func minutesWithACountAreExpanded() throws {
        let starts = try starts(
            "DTSTART;TZID=America/New_York:19970902T090000\r\nRRULE:FREQ=MINUTELY;INTERVAL=90;COUNT=4"
        )
        #expect(starts.map { ($0 - starts[0]) / 60 } == [0, 90, 180, 270])
    }

    /// COUNT is followed over periods that are skipped.
    @Test(arguments: [1, 2, 3, 7])
    func countsFromTheStart(interval: Int) throws {
        for rule in ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,FR", "FREQ=WEEKLY;BYDAY=TU;BYHOUR=8,9"] {
            let line = "DTSTART;TZID=Europe/Berlin:19970902T090000\r\nRRULE:\(rule);INTERVAL=\(interval);COUNT=150"
            let all = try starts(line, "2030-01-01T00:00:00Z")
            try #require(all.count == 150)
            let middle = all[100]
            let rest = try starts(line, "2030-01-01T00:00:00Z", from: Timestamp.format(middle))
            #expect(rest == Array(all[100...]), "\(rule)")
        }
    }

    private func starts(
        _ lines: String,
        _ until: String = "1998-01-01T00:00:00Z",
        from: String = "1990-01-01T00:00:00Z"
    ) throws -> [Int64] {
        let text =
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:r\r\n\(lines)\r\nDURATION:PT1M\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        let window = Interval(start: try #require(Timestamp.parse(from)), end: try #require(Timestamp.parse(until)))
        return try BusyTime.read(text.utf8, in: window, options: BusyOptions(timeZone: .utc)).intervals.map(\.start)
    }
}
