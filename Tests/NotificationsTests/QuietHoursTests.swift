import Bookings
import CivilTime
import Notifications
import Testing

private let minute = BookingLife.minute
private let hour = BookingLife.hour

struct QuietHoursTests {
    private static var bySMS: MessagePreferences {
        var preferences = MessagePreferences()
        preferences.clientChannels = [.email, .sms]
        return preferences
    }

    /// Monday 2026-03-09 in Berlin.
    private static let midnight = BookingLife.start - 10 * hour

    @Test(
        arguments: [
            (at: 7 * hour + 30 * minute, first: -28 * hour, last: nil),
            (at: 8 * hour, first: -16 * hour, last: nil),
            (at: 8 * hour + 30 * minute, first: 8 * hour + 30 * minute - 24 * hour, last: 8 * hour),
            (at: 9 * hour, first: -15 * hour, last: 8 * hour),
            (at: 20 * hour, first: -4 * hour, last: 19 * hour),
            (at: 22 * hour, first: -4 * hour, last: nil),
        ] as [(at: Int64, first: Int64, last: Int64?)]
    )
    func `a reminder that would wake somebody comes before the night, or not at all`(
        at: Int64,
        first: Int64,
        last: Int64?
    ) throws {
        let start = Self.midnight + at
        var life = try BookingLife(bookedBefore: 72 * hour, start: start, preferences: Self.bySMS)
        life.happen(.bookingConfirmed)
        life.pass(until: start + 4 * hour)
        #expect(life.times(.firstReminder, by: .sms) == [Self.midnight + first])
        #expect(life.times(.lastReminder, by: .sms) == last.map { [Self.midnight + $0] } ?? [])
        // Nobody is woken by an e-mail.
        #expect(life.times(.firstReminder) == [start - 24 * hour] && life.times(.lastReminder) == [start - hour])
    }

    @Test func `what tells of a change is sent at night as well`() throws {
        let start = Self.midnight + 30 * hour
        var life = try BookingLife(bookedBefore: 7 * hour, start: start, preferences: Self.bySMS)
        life.happen(.bookingConfirmed)
        life.pass(until: start)
        #expect(life.times(.confirmed, by: .sms) == [start - 7 * hour])
    }

    @Test func `a server that comes back at night wakes nobody`() throws {
        let start = Self.midnight + 42 * hour
        var life = try BookingLife(bookedBefore: 72 * hour, start: start, preferences: Self.bySMS)
        life.happen(.bookingConfirmed)
        life.pass(until: start - 24 * hour - minute)
        life.isDown = true
        life.pass(until: start - 19 * hour)
        life.isDown = false
        life.pass(until: start + hour)
        #expect(life.times(.firstReminder) == [start - 19 * hour])
        #expect(life.times(.firstReminder, by: .sms).isEmpty)
        #expect(life.fates(of: .firstReminder).contains(.drop(.quietHours)))
    }

    /// In Berlin clocks go from 2:00 to 3:00 on 2026-03-29, and from 3:00 to 2:00 on 2026-10-25.
    @Test(arguments: [
        (1_774_738_800 as Int64, 1_774_764_000 as Int64, 1_774_724_400 as Int64),
        (1_792_882_800, 1_792_911_600, 1_792_864_800),
    ])
    func `a night in which clocks are set ends and begins as they show`(
        inNight: Int64,
        end: Int64,
        before: Int64
    ) throws {
        let zone = try ZoneDirectory().zone(named: "Europe/Berlin")
        let hours = QuietHours.standard
        #expect(hours.contain(Instant(inNight), in: zone))
        #expect(hours.firstAfter(Instant(inNight), in: zone) == Instant(end) && !hours.contain(Instant(end), in: zone))
        #expect(hours.contain(Instant(end - 1), in: zone))
        #expect(hours.hourBefore(Instant(inNight), in: zone) == Instant(before))
    }

    @Test func `hours that are none are refused`() throws {
        let eight = try #require(WallTime("08:00"))
        #expect(QuietHours(start: eight, end: eight) == nil)
        let (zero, midnight) = (try #require(WallTime("00:00")), try #require(WallTime("24:00")))
        #expect(QuietHours(start: zero, end: midnight) == nil)
    }
}
