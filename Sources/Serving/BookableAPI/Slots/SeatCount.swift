import Bookings
import Scheduling

/// Tells how many clients can still book a slot of a service whose sessions several share.
struct SeatCount: Sendable {
    private let calendar: PreparedCalendar
    private let rules: SlotRules

    /// `nil` for a service with one seat, whose slots are free or not listed.
    init?(_ asked: AskedCalendar) {
        guard asked.slots.rules.capacity > 1 else { return nil }
        calendar = asked.slots.calendar
        rules = asked.slots.rules
    }

    /// O(log n) for *n* bookings of the calendar.
    func seatsLeft(at start: Int64) -> Int { calendar.seatsLeft(at: start, rules) }

    /// About how many bytes it keeps.
    var memory: Int { calendar.memory(askedFor: rules) }
}
