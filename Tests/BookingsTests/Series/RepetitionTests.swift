import Bookings
import CivilTime
import Testing

/// The dates on which a series takes place.
struct RepetitionTests {
    private func dates(_ every: Repetition.Step, _ count: Int, from start: String, in zone: String) throws -> [String] {
        let start = try #require(Instant(start))
        let repetition = Repetition(every: every, count: count)
        let zone = try ZoneDirectory.system.zone(named: zone)
        return try #require(repetition.occurrences(from: start, in: zone)).map { occurrence in
            "\(occurrence.date) \(occurrence.startAt?.description ?? "never")"
        }
    }

    @Test func `months roll over years, and those without the day have no start`() throws {
        #expect(
            try dates(.month, 5, from: "2026-11-30T09:00:00Z", in: "Europe/Berlin") == [
                "2026-11-30 2026-11-30T09:00:00Z", "2026-12-30 2026-12-30T09:00:00Z",
                "2027-01-30 2027-01-30T09:00:00Z", "2027-02-30 never", "2027-03-30 2027-03-30T08:00:00Z",
            ]
        )
    }

    @Test func `a date that a zone has skipped has no start`() throws {
        #expect(
            try dates(.week, 3, from: "2011-12-16T20:00:00Z", in: "Pacific/Apia") == [
                "2011-12-16 2011-12-16T20:00:00Z", "2011-12-23 2011-12-23T20:00:00Z", "2011-12-30 never",
            ]
        )
    }

    @Test func `a first start in the repeated hour stays where it is`() throws {
        #expect(
            try dates(.twoWeeks, 2, from: "2026-10-25T01:30:00Z", in: "Europe/Berlin") == [
                "2026-10-25 2026-10-25T01:30:00Z", "2026-11-08 2026-11-08T01:30:00Z",
            ]
        )
    }

    @Test func `no series runs past the calendar`() throws {
        let start = try #require(Instant("9999-12-20T09:00:00Z"))
        #expect(Repetition(every: .week, count: 3).occurrences(from: start, in: .utc) == nil)
        #expect(Repetition(every: .month, count: 2).occurrences(from: start, in: .utc) == nil)
    }

    @Test(arguments: ["2026-02-31", "0001-01-01", "9999-12-31"])
    func `dates are read as they are written`(text: String) {
        #expect(OccurrenceDate(text)?.description == text)
    }

    @Test(arguments: ["2026-13-01", "2026-00-10", "2026-01-32", "2026-1-1", "0000-01-01", " 2026-01-01", ""])
    func `what is not a date is none`(text: String) {
        #expect(OccurrenceDate(text) == nil)
    }
}
