import CivilTime
import Intervals
import Scheduling
import Testing

struct LimitTests {
    /// Which dates of March 2026 keep slots when one booking starts at `booked` and the limits hold.
    private func openDays(booked: String, zone: String = "UTC", week: Int? = nil, month: Int? = nil) throws -> [Int] {
        let schedule = try Schedule(
            zone: ZoneDirectory.system.zone(named: zone),
            weekly: (0...6).map { WeeklyHours(dayOfWeek: $0, start: try wall("12:00"), end: try wall("13:00")) }
        )
        let start = try #require(Timestamp.parse(booked))
        let session = BookedSession(start: start, end: start + 60, service: 3)
        let other = BookedSession(start: start, end: start + 60, service: 4)
        let calendar = PreparedCalendar(schedule: schedule, sessions: [session, other, other])
        let rules = try SlotRules(
            duration: 1_800,
            step: 3_600,
            maximumPerWeek: week,
            maximumPerMonth: month,
            service: 3
        )
        let first = try #require(CivilDate("2026-03-01"))
        let last = try #require(CivilDate("2026-04-01"))
        let slots = calendar.slots(rules, now: nil, in: .dates(from: first, to: last))
        return slots.map { schedule.zone.date(at: $0).day }
    }

    @Test(arguments: ["2026-03-09T00:00:00Z", "2026-03-12T09:00:00Z", "2026-03-15T23:59:00Z"])
    func `A week is Monday to Sunday`(_ booked: String) throws {
        #expect(try openDays(booked: booked, week: 1) == Array(1...8) + Array(16...31))
        #expect(try openDays(booked: booked, week: 2) == Array(1...31))
    }

    @Test(arguments: [("2026-02-28T23:59:00Z", 31), ("2026-03-01T00:00:00Z", 0), ("2026-03-31T23:59:00Z", 0)])
    func `A month is that of the calendar`(_ booked: String, _ count: Int) throws {
        #expect(try openDays(booked: booked, month: 1).count == count)
    }

    @Test func `Bookings count in the provider's zone`() throws {
        #expect(
            try openDays(booked: "2026-03-08T16:00:00Z", zone: "Asia/Tokyo", week: 1) == Array(1...8) + Array(16...31)
        )
        #expect(try openDays(booked: "2026-03-31T15:30:00Z", zone: "Asia/Tokyo", month: 1).count == 31)
    }
}
