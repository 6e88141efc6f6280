import Foundation
import Testing

struct SlotsCommandTests {
    private struct Answer: Decodable {
        struct Span: Decodable {
            let start_at: String
            let end_at: String
        }

        let slots: [Span]
        let openings: [Span]?
        let free: [Span]?
    }

    private func answer(_ document: String, _ options: String...) throws -> Answer {
        let outcome = try Binary.run(["slots"] + options, input: document)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    }

    @Test(arguments: ["day", "month", "year"])
    func listsExactlyTheExpectedStarts(workload: String) throws {
        let folder = "SchedulingTests/Fixtures"
        let outcome = try Binary.run(["slots", Fixture.path("\(folder)/\(workload).json")])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
        let expected = try JSONDecoder().decode(
            [String].self,
            from: Data(contentsOf: URL(fileURLWithPath: Fixture.path("\(folder)/\(workload).expected.json")))
        )
        #expect(answer.slots.map(\.start_at) == expected)
    }

    @Test func skipsTheHourThatClocksSkip() throws {
        let slots = try answer(
            """
            {"time_zone": "Europe/Berlin", "from": "2026-03-29", "to": "2026-03-30",
             "schedule": [{"day_of_week": 0, "start_time": "01:00", "end_time": "05:00"}],
             "service": {"duration_minutes": 60}}
            """
        ).slots
        #expect(slots.map(\.start_at) == ["2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"])
        #expect(slots.last?.end_at == "2026-03-29T03:00:00Z")
    }

    @Test(arguments: [
        ("09:00:00Z", "10:00:00.900Z", "opening", ["11:00"]), ("09:00:00Z", "10:59:59Z", "packed", ["11:00"]),
        ("09:59:59.999Z", "10:00:00Z", "packed", ["10:00", "11:00"]),
        ("10:00:00.000Z", "10:00:00.001Z", "packed", ["09:00", "10:01"]),
        ("10:00:30.25Z", "10:00:30.750Z", "clock", ["09:00", "11:00"]),
    ])
    func takesBusyTimeToTheMinute(start: String, end: String, alignment: String, expected: [String]) throws {
        let slots = try answer(
            """
            {"time_zone": "UTC", "from": "2026-06-01", "to": "2026-06-02",
             "schedule": [{"day_of_week": 1, "start_time": "09:00", "end_time": "12:00"}],
             "busy": [{"start_at": "2026-06-01T\(start)", "end_at": "2026-06-01T\(end)"}],
             "service": {"duration_minutes": 60, "slot_alignment": "\(alignment)"}}
            """
        ).slots
        #expect(slots.map { String($0.start_at.dropFirst(11).dropLast(4)) } == expected)
    }

    @Test func tellsOpenAndFreeTimeOnDemand() throws {
        let answer = try answer(
            """
            {"time_zone": "UTC", "from": "2026-03-02", "to": "2026-03-03",
             "schedule": [{"day_of_week": 1, "start_time": "09:00", "end_time": "12:00"}],
             "bookings": [{"start_at": "2026-03-02T10:00:00Z", "end_at": "2026-03-02T11:00:00Z", "buffer_after_minutes": 15}],
             "service": {"duration_minutes": 30}}
            """,
            "--free"
        )
        #expect(answer.openings?.map(\.start_at) == ["2026-03-02T09:00:00Z"])
        #expect(answer.free?.map(\.end_at) == ["2026-03-02T10:00:00Z", "2026-03-02T12:00:00Z"])
        #expect(answer.free?.map(\.start_at) == ["2026-03-02T09:00:00Z", "2026-03-02T11:15:00Z"])
    }

    @Test(arguments: [
        ("", "not well-formed JSON"),
        ("{\"time_zone\": \"UTC\"", "not well-formed JSON"),
        (document(#""colour": "red""#), "colour"),
        (
            document(#""schedule": [{"day_of_week": 7, "start_time": "09:00", "end_time": "10:00"}]"#),
            "schedule[0].day_of_week"
        ),
        (
            document(#""schedule": [{"day_of_week": 1, "start_time": "09:00", "end_time": "25:00"}]"#),
            "schedule[0].end_time"
        ),
        (
            document(#""schedule": [{"day_of_week": 1, "start_time": "24:00", "end_time": "01:00"}]"#),
            "schedule[0].start_time"
        ),
        (
            document(#""exceptions": [{"exception_date": "2026-02-29", "is_available": false}]"#),
            "exceptions[0].exception_date"
        ),
        (
            document(#""exceptions": [{"exception_date": "2026-03-02", "is_available": true}]"#),
            "exceptions[0].custom_start"
        ),
        (
            document(
                #""exceptions": [{"exception_date": "2026-03-02", "is_available": false}, {"exception_date": "2026-03-02", "is_available": false}]"#
            ), "exceptions[1]"
        ),
        (
            document(#""bookings": [{"start_at": "2026-03-02T10:00:00Z", "end_at": "2026-03-02T10:00:00Z"}]"#),
            "bookings[0].end_at"
        ),
        (document(#""now": "2026-03-02T10:00:00""#), "now"),
        (document(#""now": 5"#), "now"),
        (document(#""from": "2026-13-01""#, without: "from"), "from"),
        (document(#""time_zone": "Mars/Olympus""#, without: "time_zone"), "Mars/Olympus"),
        (document(#""time_zone": "../../etc/passwd""#, without: "time_zone"), "etc/passwd"),
        (document(#""service": {"duration_minutes": -5}"#, without: "service"), "service.duration_minutes"),
        (document(#""service": {"duration_minutes": 1e300}"#, without: "service"), "service.duration_minutes"),
        (
            document(#""service": {"duration_minutes": 30, "slot_alignment": "left"}"#, without: "service"),
            "service.slot_alignment"
        ),
    ])
    func refusesBadInputByName(document: String, named: String) throws {
        let outcome = try Binary.run(["slots"], input: document)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(named), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [("0001-01-01", "0001-01-08"), ("9999-12-24", "9999-12-31")])
    func answersAtTheEndsOfTheCalendar(from: String, to: String) throws {
        let slots = try answer(
            """
            {"time_zone": "Asia/Tokyo", "from": "\(from)", "to": "\(to)",
             "schedule": [{"day_of_week": 3, "start_time": "12:00", "end_time": "13:00"}],
             "service": {"duration_minutes": 30}}
            """
        ).slots
        #expect(slots.count == 2)
    }
}

/// A document that would do, with `addition` and without the field that it replaces.
private func document(_ addition: String, without left: String = "") -> String {
    let fields = [
        ("time_zone", #""time_zone": "UTC""#), ("from", #""from": "2026-03-02""#), ("to", #""to": "2026-03-03""#),
        ("service", #""service": {"duration_minutes": 30}"#),
    ]
    return "{\((fields.filter { $0.0 != left }.map(\.1) + [addition]).joined(separator: ", "))}"
}
