import CivilTime
import ICalendar
import Intervals
import Testing

struct WriterTests {
    private static let start: Int64 = 1_793_606_400

    private func event(_ summary: String = "Haircut") -> OutgoingEvent {
        OutgoingEvent(
            uid: "b-42@bookable.invalid",
            sequence: 3,
            stamp: Self.start - 86_400,
            start: Self.start,
            end: Self.start + 3_600,
            summary: summary
        )
    }

    private func busy(_ calendar: OutgoingCalendar) throws -> BusyTime {
        let window = Interval(start: Self.start - 86_400, end: Self.start + 86_400)
        return try BusyTime.read(calendar.bytes, in: window, options: BusyOptions(timeZone: .utc))
    }

    @Test
    func whatIsWrittenIsReadBack() throws {
        let read = try busy(OutgoingCalendar(method: .request, events: [event()]))
        #expect(read.intervals == IntervalSet(Interval(start: Self.start, end: Self.start + 3_600)))
        #expect(read.ignored.isEmpty)
    }

    @Test
    func writesOneVersionOfAnInvitation() {
        var event = event("Cut, wash; dry\\\r\nand \"more\"")
        event.organizer = OutgoingEvent.Participant(address: "anna@example.com", name: "Salon: \"Anna\"")
        event.attendees = [OutgoingEvent.Participant(address: "bob@example.com")]
        let text = String(decoding: OutgoingCalendar(method: .request, events: [event]).bytes, as: UTF8.self)
        let expected = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bookable//Bookable//EN", "CALSCALE:GREGORIAN",
            "METHOD:REQUEST",
            "BEGIN:VEVENT", "UID:b-42@bookable.invalid", "SEQUENCE:3", "DTSTAMP:20261101T080000Z",
            "DTSTART:20261102T080000Z", "DTEND:20261102T090000Z", "STATUS:CONFIRMED", "TRANSP:OPAQUE",
            #"SUMMARY:Cut\, wash\; dry\\\nand "more""#,
            #"ORGANIZER;CN="Salon: ^'Anna^'":mailto:anna@example.com"#,
            "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:bob@e", " xample.com", "END:VEVENT",
            "END:VCALENDAR", "",
        ]
        #expect(text == expected.joined(separator: "\r\n"))
    }

    @Test
    func freesTheTimeOfWhatIsCancelled() throws {
        var cancelled = event()
        cancelled.status = .cancelled
        #expect(try busy(OutgoingCalendar(method: .publish, events: [cancelled])).intervals.isEmpty)
        #expect(try busy(OutgoingCalendar(method: .cancel, events: [event()])).intervals.isEmpty)
        var free = event()
        free.isBusy = false
        #expect(try busy(OutgoingCalendar(method: .publish, events: [free])).intervals.isEmpty)
    }

    /// No line has more than 75 octets, no character is parted, and nothing is lost.
    @Test(arguments: 60..<90)
    func foldsLongTexts(length: Int) throws {
        let summary = String(repeating: "x", count: length) + String(repeating: "ü€😀", count: 30)
        var calendar = OutgoingCalendar(method: .publish, events: [event(summary)])
        calendar.name = summary
        calendar.refreshMinutes = 15
        let text = String(decoding: calendar.bytes, as: UTF8.self)
        #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:\(summary)\r\n"))
        for line in text.split(separator: "\r\n") {
            #expect(line.utf8.count <= 75)
            #expect(!line.unicodeScalars.contains("\u{FFFD}"))
        }
        #expect(try !busy(calendar).intervals.isEmpty)
    }

    @Test
    func noTextAddsALine() throws {
        var event = event("a\r\nEND:VEVENT\rBEGIN:VEVENT\n")
        event.attendees = [
            OutgoingEvent.Participant(address: "x@example.com\r\nSTATUS:CANCELLED", name: "n\nSTATUS:CANCELLED")
        ]
        let read = try busy(OutgoingCalendar(method: .publish, events: [event]))
        #expect(read.intervals.length == 3_600)
    }
}
