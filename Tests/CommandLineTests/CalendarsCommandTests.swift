import Testing

struct CalendarsCommandTests {
    private let options = [
        "--from", "2026-11-01T00:00:00Z", "--to", "2026-12-01T00:00:00Z", "--time-zone", "Europe/Berlin",
    ]

    @Test
    func printsBusyTimeAndWhatIsIgnored() throws {
        let file = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:a
            DTSTART;TZID=Europe/Berlin:20261102T090000
            DURATION:PT1H
            END:VEVENT
            BEGIN:VEVENT
            UID:b
            SUMMARY:no start
            END:VEVENT
            END:VCALENDAR

            """
        let outcome = try Binary.run(["calendars", "busy", "-"] + options, input: file)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == "2026-11-02T08:00:00Z 2026-11-02T09:00:00Z\nignored b no DTSTART\n")
    }

    @Test(arguments: ["", "<html></html>", "BEGIN:VCALENDAR\n"])
    func refusesWhatIsNotAWholeCalendar(text: String) throws {
        let outcome = try Binary.run(["calendars", "busy", "-"] + options, input: text)
        #expect(outcome.status == 1)
        #expect(outcome.output.hasPrefix("error "))
    }

    @Test
    func refusesWhatIsTooLarge() throws {
        let text = "BEGIN:VCALENDAR\n" + String(repeating: "X-PADDING:x\n", count: 1_000_000) + "END:VCALENDAR\n"
        let outcome = try Binary.run(["calendars", "busy", "-"] + options, input: text)
        #expect(outcome.status == 1)
        #expect(outcome.output.hasPrefix("error "), "\(outcome.errors)")
    }

    @Test
    func invitationsThatTheOwnerDeclinedAreFree() throws {
        let file = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:a
            DTSTART:20261102T090000Z
            DURATION:PT1H
            ATTENDEE;PARTSTAT=DECLINED:mailto:Anna@Example.com
            END:VEVENT
            END:VCALENDAR

            """
        let declined = try Binary.run(
            ["calendars", "busy", "-"] + options + ["--owner", "other@example.com", "anna@example.com"],
            input: file
        )
        #expect(declined.output.isEmpty)
        let other = try Binary.run(
            ["calendars", "busy", "-"] + options + ["--owner", "other@example.com"],
            input: file
        )
        #expect(other.output == "2026-11-02T09:00:00Z 2026-11-02T10:00:00Z\n")
    }
}
