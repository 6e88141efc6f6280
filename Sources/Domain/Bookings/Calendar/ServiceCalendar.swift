import CivilTime
package import Scheduling

/// A provider's prepared calendar for one service, and what its sessions and busy intervals stand for.
package struct ServiceCalendar: Sendable {
    /// What can be booked.
    package private(set) var slots: RuledCalendar

    package var calendar: PreparedCalendar { slots.calendar }
    package var rules: SlotRules { slots.rules }

    /// The booking of each session, in the order of the sessions' indices.
    package let bookings: [BookingID]

    /// The busy time of each busy interval, in the order of their indices.
    package let busyTimes: [BusyTimeID]

    /// When the first of its holds runs out; without holds it never does.
    let validUntil: Instant

    /// The same for bookings of `seats`; throws `ScheduleError` for more than one of the service takes.
    package func taking(_ seats: Int) throws(ScheduleError) -> ServiceCalendar {
        var calendar = self
        calendar.slots = try slots.taking(seats)
        return calendar
    }

    /// The same for a booking that has these seats already.
    package func keeping(_ seats: Int) -> ServiceCalendar {
        var calendar = self
        calendar.slots = slots.keeping(seats)
        return calendar
    }
}
