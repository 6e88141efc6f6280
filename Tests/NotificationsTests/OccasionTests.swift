import Bookings
import CivilTime
import Notifications
import Testing

struct OccasionTests {
    /// Each kind of event, and who is told what; whoever adds one has to say so here.
    @Test func `every event says who is told what`() throws {
        let zone = try ZoneDirectory().zone(named: "Europe/Berlin")
        let planner = MessagePlanner(MessagePreferences(), clientZone: zone, providerZone: zone)
        let start = BookingLife.start
        let booking = NotifiedBooking(
            status: .pending,
            awaited: .approval,
            startAt: start,
            endAt: start + 3_600,
            expiresAt: start
        )
        let told: [EventKind: Set<String>] = [
            .bookingCreated: ["client requested", "provider approval_requested", "provider approval_reminder"],
            .bookingConfirmed: ["client confirmed", "provider confirmed"],
            .bookingDeclined: ["client declined"],
            .bookingRescheduled: ["client moved", "provider moved", "provider approval_reminder"],
            .bookingCancelled: ["client cancelled", "provider cancelled"],
            .bookingCompleted: [],
            .bookingNoShow: [],
            .bookingExpired: ["client expired", "provider expired"],
            .paymentSucceeded: [],
            .paymentFailed: ["client payment_failed"],
            .refundDecided: [],
            .refundSucceeded: ["client refund_paid"],
            .refundFailed: ["provider refund_failed"],
            .paymentDisputed: ["provider payment_disputed"],
            .paymentDisputeClosed: ["provider dispute_closed"],
            .calendarDisconnected: [],
            .calendarDrifted: [],
            .webhookPaused: [],
            .reviewPublished: ["provider review_written"],
            .reviewHidden: [],
            .waitlistOffered: [],
        ]
        for event in EventKind.allCases {
            let plan = planner.plan(event, of: booking, at: start - 48 * 3_600)
            let messages = Set(plan.messages.map { "\($0.recipient.rawValue) \($0.occasion.rawValue)" })
            #expect(messages == told[event], "\(event)")
        }
    }

    @Test func `a channel that is switched off is not used`() throws {
        let zone = try ZoneDirectory().zone(named: "Europe/Berlin")
        var preferences = MessagePreferences()
        preferences.channels = [.client: [.confirmed: [], .lastReminder: [.push]]]
        preferences.firstReminder = nil
        let planner = MessagePlanner(preferences, clientZone: zone, providerZone: zone)
        let start = BookingLife.start
        let booking = NotifiedBooking(status: .confirmed, startAt: start, endAt: start + 3_600)
        let plan = planner.plan(.bookingConfirmed, of: booking, at: start - 48 * 3_600)
        let messages = Set(plan.messages.map { "\($0.recipient) \($0.occasion) \($0.channel)" })
        #expect(messages == ["provider confirmed email", "client lastReminder push", "client reviewRequest email"])
    }
}
