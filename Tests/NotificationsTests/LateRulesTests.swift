import CivilTime
import Bookings
import Notifications
import Testing

private let minute = BookingLife.minute
private let hour = BookingLife.hour
private let start = BookingLife.start

/// The tables of what is sent late, and what is not.
struct LateRulesTests {
    @Test(arguments: [
        (lead: 72 * hour, confirmed: true, first: true, last: true),
        (lead: 25 * hour + minute, confirmed: true, first: true, last: true),
        (lead: 25 * hour, confirmed: true, first: true, last: true),
        (lead: 25 * hour - minute, confirmed: true, first: false, last: true),
        (lead: 24 * hour, confirmed: true, first: false, last: true),
        (lead: 2 * hour, confirmed: true, first: false, last: true),
        (lead: 75 * minute, confirmed: true, first: false, last: true),
        (lead: 74 * minute, confirmed: true, first: false, last: false),
        (lead: 5 * minute, confirmed: true, first: false, last: false),
        (lead: 0, confirmed: false, first: false, last: false),
        (lead: -10 * minute, confirmed: false, first: false, last: false),
    ])
    func `what is sent depends on how long before the start it was booked`(
        lead: Int64,
        confirmed: Bool,
        first: Bool,
        last: Bool
    ) throws {
        var life = try BookingLife(bookedBefore: lead)
        life.happen(.bookingConfirmed)
        life.pass(until: start + 6 * hour)
        #expect(life.times(.confirmed) == (confirmed ? [start - lead] : []))
        #expect(life.times(.confirmed, to: .provider) == [start - lead])
        #expect(life.times(.firstReminder) == (first ? [start - 24 * hour] : []))
        #expect(life.times(.lastReminder) == (last ? [start - hour] : []))
        #expect(life.times(.reviewRequest) == [start + 3 * hour])
        #expect(life.sent.filter { $0.recipient == .provider }.count == 1)
    }

    @Test func `a booking that is approved late is reminded by its approval`() throws {
        var life = try BookingLife(bookedBefore: 48 * hour)
        life.booking = NotifiedBooking(
            status: .pending,
            awaited: .approval,
            startAt: start,
            endAt: start + hour,
            expiresAt: start
        )
        life.happen(.bookingCreated)
        life.pass(until: start - 20 * hour)
        #expect(life.times(.requested) == [start - 48 * hour])
        #expect(life.times(.approvalRequested, to: .provider) == [start - 48 * hour])
        life.booking = NotifiedBooking(status: .confirmed, startAt: start, endAt: start + hour)
        life.happen(.bookingConfirmed)
        life.pass(until: start + 4 * hour)
        #expect(life.times(.confirmed) == [start - 20 * hour])
        #expect(life.times(.firstReminder).isEmpty && life.times(.lastReminder) == [start - hour])
        #expect(life.times(.approvalReminder, to: .provider).isEmpty)
    }

    @Test func `a provider is reminded once of what waits for approval`() throws {
        var life = try BookingLife(bookedBefore: 48 * hour)
        life.booking = NotifiedBooking(
            status: .pending,
            awaited: .approval,
            startAt: start,
            endAt: start + hour,
            expiresAt: start - 10 * hour
        )
        life.happen(.bookingCreated)
        life.pass(until: start - 10 * hour)
        life.end(.bookingExpired)
        life.pass(until: start + 4 * hour)
        #expect(life.times(.approvalReminder, to: .provider) == [start - 14 * hour])
        #expect(life.times(.expired) == [start - 10 * hour] && life.times(.expired, to: .provider).count == 1)
        #expect(life.sent.count == 5)
    }

    @Test(arguments: [
        (movedAt: 48 * hour, to: 50 * hour, first: 1, last: 1),
        (movedAt: 20 * hour, to: 30 * hour, first: 2, last: 1),
        (movedAt: 20 * hour, to: 5 * hour - minute, first: 1, last: 1),
        (movedAt: hour / 2, to: 2 * hour, first: 1, last: 2),
        (movedAt: 20 * hour, to: -18 * hour, first: 1, last: 1),
        (movedAt: 20 * hour, to: -19 * hour, first: 1, last: 0),
    ])
    func `a booking that is moved is reminded of its new start`(
        movedAt lead: Int64,
        to shift: Int64,
        first: Int,
        last: Int
    ) throws {
        var life = try BookingLife(bookedBefore: 72 * hour)
        life.happen(.bookingConfirmed)
        life.pass(until: start - lead)
        life.move(to: start + shift)
        life.pass(until: start + 72 * hour)
        #expect(life.times(.moved) == [start - lead] && life.times(.moved, to: .provider) == [start - lead])
        #expect(life.times(.firstReminder).count == first)
        #expect(life.times(.lastReminder).count == last)
        #expect(life.times(.reviewRequest) == [start + shift + 3 * hour])
    }

    @Test func `a booking that is moved away and back is reminded once`() throws {
        var life = try BookingLife(bookedBefore: 72 * hour)
        life.happen(.bookingConfirmed)
        life.pass(until: start - 60 * hour)
        life.move(to: start + 24 * hour)
        life.pass(until: start - 59 * hour)
        life.move(to: start)
        life.pass(until: start + 72 * hour)
        #expect(life.times(.firstReminder) == [start - 24 * hour] && life.times(.lastReminder) == [start - hour])
        #expect(life.times(.moved).count == 2 && life.times(.reviewRequest) == [start + 3 * hour])
    }

    @Test func `of two moves that were not told yet, the last is`() throws {
        var life = try BookingLife(bookedBefore: 72 * hour)
        life.happen(.bookingConfirmed)
        life.pass(until: start - 48 * hour)
        life.isDown = true
        life.move(to: start + 24 * hour)
        life.pass(until: start - 47 * hour)
        life.move(to: start + 25 * hour)
        life.isDown = false
        life.pass(until: start + 72 * hour)
        #expect(life.times(.moved) == [start - 47 * hour])
        #expect(life.fates(of: .moved) == [.drop(.overtaken), .send])
    }

    @Test(arguments: [48 * hour, 12 * hour, hour / 2, -hour / 2])
    func `a booking that is cancelled sends that and nothing more`(lead: Int64) throws {
        var life = try BookingLife(bookedBefore: 72 * hour)
        life.happen(.bookingConfirmed)
        life.pass(until: start - lead)
        life.end(.bookingCancelled)
        let before = life.sent.filter { $0.at < start - lead }.count
        life.pass(until: start + 72 * hour)
        #expect(life.times(.cancelled) == [start - lead] && life.times(.cancelled, to: .provider) == [start - lead])
        #expect(life.sent.count == before + 2)
    }

    @Test func `who did not come is not asked for a review`() throws {
        var life = try BookingLife(bookedBefore: 72 * hour)
        life.happen(.bookingConfirmed)
        life.pass(until: start + 2 * hour)
        life.end(.bookingNoShow)
        life.pass(until: start + 72 * hour)
        #expect(life.times(.reviewRequest).isEmpty && life.fates(of: .reviewRequest) == [.drop(.overtaken)])
    }

    @Test func `completing early does not bring the request for a review forward`() throws {
        var life = try BookingLife(bookedBefore: 72 * hour)
        life.happen(.bookingConfirmed)
        life.pass(until: start + hour / 2)
        life.end(.bookingCompleted, as: .completed)
        life.pass(until: start + 72 * hour)
        #expect(life.times(.reviewRequest) == [start + 3 * hour])
    }

    @Test(
        arguments: [
            (10 * minute, true, true, true), (45 * minute, true, true, true), (46 * minute, true, false, true),
            (6 * hour, true, false, true), (6 * hour + minute, false, false, true), (48 * hour, false, false, true),
            (48 * hour + minute, false, false, false),
        ] as [(Int64, Bool, Bool, Bool)]
    )
    func `what a server that was down sends when it is back`(
        downtime: Int64,
        first: Bool,
        last: Bool,
        review: Bool
    ) throws {
        let due = [
            Occasion.firstReminder: start - 24 * hour, .lastReminder: start - hour, .reviewRequest: start + 3 * hour,
        ]
        for (occasion, isSent) in [(Occasion.firstReminder, first), (.lastReminder, last), (.reviewRequest, review)] {
            var life = try BookingLife(bookedBefore: 72 * hour)
            life.happen(.bookingConfirmed)
            let begin = try #require(due[occasion])
            life.pass(until: begin - minute)
            life.isDown = true
            life.pass(until: begin + downtime)
            life.isDown = false
            life.pass(until: start + 96 * hour)
            #expect(life.times(occasion) == (isSent ? [begin + downtime] : []), "\(occasion)")
            #expect(life.sent.filter { $0.at >= life.booking.startAt }.allSatisfy { $0.occasion == .reviewRequest })
        }
    }

    @Test(arguments: [
        (EventKind.bookingConfirmed, Occasion.confirmed, false), (.bookingRescheduled, .moved, false),
        (.bookingCancelled, .cancelled, true), (.bookingDeclined, .declined, true),
        (.refundSucceeded, .refundPaid, true),
    ])
    func `what tells of a change is sent however late, if it is still true`(
        event: EventKind,
        occasion: Occasion,
        isSentAfterStart: Bool
    ) throws {
        for delay in [hour, 100 * hour] {
            var life = try BookingLife(bookedBefore: 72 * hour)
            life.isDown = true
            if isSentAfterStart, occasion != .refundPaid { life.end(event) } else { life.happen(event) }
            life.pass(until: start - 72 * hour + delay)
            life.isDown = false
            life.pass(until: start + 96 * hour)
            let isSent = isSentAfterStart || delay < 72 * hour
            #expect(life.times(occasion) == (isSent ? [start - 72 * hour + delay] : []), "\(delay)")
            if !isSent { #expect(life.fates(of: occasion) == [.drop(.started)]) }
        }
    }
}
