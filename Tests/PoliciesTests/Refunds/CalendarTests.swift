import CivilTime
import Policies
import Testing

/// Hours against days of the calendar, on days on which clocks change.
struct CalendarTests {
    /// A start, and the two instants that one might call N days before it.
    ///
    /// Computed with Python's zoneinfo.
    struct Vector: Sendable {
        let zone: String
        let days: Int64
        let start: Int64
        let byHours: Int64
        let byCalendar: Int64
    }

    static let vectors = [
        Vector(zone: "Europe/Berlin", days: 1, start: 1_749_646_800, byHours: 1_749_560_400, byCalendar: 1_749_560_400),
        Vector(zone: "Europe/Berlin", days: 1, start: 1_743_339_600, byHours: 1_743_253_200, byCalendar: 1_743_256_800),
        Vector(zone: "Europe/Berlin", days: 1, start: 1_761_487_200, byHours: 1_761_400_800, byCalendar: 1_761_397_200),
        Vector(
            zone: "America/New_York",
            days: 1,
            start: 1_741_546_800,
            byHours: 1_741_460_400,
            byCalendar: 1_741_464_000
        ),
        Vector(
            zone: "America/New_York",
            days: 1,
            start: 1_762_113_600,
            byHours: 1_762_027_200,
            byCalendar: 1_762_023_600
        ),
        Vector(
            zone: "Australia/Lord_Howe",
            days: 1,
            start: 1_759_636_800,
            byHours: 1_759_550_400,
            byCalendar: 1_759_552_200
        ),
        Vector(zone: "Africa/Cairo", days: 1, start: 1_745_564_400, byHours: 1_745_478_000, byCalendar: 1_745_481_600),
        Vector(
            zone: "America/Los_Angeles",
            days: 7,
            start: 1_741_820_400,
            byHours: 1_741_215_600,
            byCalendar: 1_741_219_200
        ),
        Vector(zone: "Europe/London", days: 5, start: 1_761_735_600, byHours: 1_761_303_600, byCalendar: 1_761_300_000),
        Vector(
            zone: "Asia/Kathmandu",
            days: 1,
            start: 1_761_470_100,
            byHours: 1_761_383_700,
            byCalendar: 1_761_383_700
        ),
    ]

    private func booking(_ vector: Vector, cancelledAt: Int64) throws -> PolicyBooking {
        let zone = try Samples.zone(vector.zone)
        return try Samples.booking(notice: vector.start - cancelledAt, zone: zone, startAt: vector.start)
    }

    @Test(arguments: vectors)
    func `notice is elapsed seconds, inclusive at the edge`(vector: Vector) throws {
        let host = PolicyHost()
        let policy = try host.compile(
            source: Samples.policy("return booking.notice >= days(\(vector.days)) and 1 or 0")
        )
        for (cancelledAt, amount) in [(vector.byHours - 1, 1), (vector.byHours, 1), (vector.byHours + 1, 0)] {
            let booking = try booking(vector, cancelledAt: cancelledAt)
            #expect(try host.evaluate(policy, booking).get().amount == Int64(amount), "\(cancelledAt)")
        }
    }

    @Test(arguments: vectors)
    func `the same wall time on an earlier day is that many days before`(vector: Vector) throws {
        let host = PolicyHost()
        let policy = try host.compile(
            source: Samples.policy(
                """
                local s, c = booking.local_start, booking.local_cancelled
                assert(s.hour == c.hour and s.minute == c.minute, s.hour .. ':' .. c.hour)
                assert((s.weekday - c.weekday) % 7 == booking.days_before % 7)
                return booking.days_before
                """
            )
        )
        let booking = try booking(vector, cancelledAt: vector.byCalendar)
        #expect(try host.evaluate(policy, booking).get().amount == vector.days)
    }

    @Test(
        arguments: [
            (1_773_136_800, "Europe/Berlin", "2026-3-10 11:0 2"),
            (1_773_136_800, "Pacific/Kiritimati", "2026-3-11 0:0 3"),
            (1_773_136_800, "America/Los_Angeles", "2026-3-10 3:0 2"), (951_782_399, "UTC", "2000-2-28 23:59 1"),
            (951_782_400, "UTC", "2000-2-29 0:0 2"), (-1, "UTC", "1969-12-31 23:59 3"),
        ] as [(Int64, String, String)]
    )
    func `local times are those of the provider's zone`(start: Int64, zone: String, expected: String) throws {
        let host = PolicyHost()
        let policy = try host.compile(
            source: Samples.policy(
                """
                local s = booking.local_start
                local date = s.year .. '-' .. s.month .. '-' .. s.day
                return {amount = 0, reason = date .. ' ' .. s.hour .. ':' .. s.minute .. ' ' .. s.weekday}
                """
            )
        )
        let booking = try Samples.booking(zone: Samples.zone(zone), startAt: start)
        #expect(try host.evaluate(policy, booking).get().reason == expected)
    }
}
