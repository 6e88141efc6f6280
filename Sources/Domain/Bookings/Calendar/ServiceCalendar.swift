import CivilTime
package import Scheduling

/// A provider's prepared calendar for one service, and what its sessions and busy intervals stand for.
package struct ServiceCalendar: Sendable {
    package let calendar: PreparedCalendar
    package let rules: SlotRules

    /// The booking of each session, in the order of the sessions' indices.
    package let bookings: [BookingID]

    /// The busy time of each busy interval, in the order of their indices.
    package let busyTimes: [BusyTimeID]

    /// When the first of its holds runs out; without holds it never does.
    let validUntil: Instant
}
