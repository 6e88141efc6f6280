package import Scheduling

/// A provider's prepared calendar for one service, and whose booking each of its sessions is.
package struct ServiceCalendar: Sendable {
    package let calendar: PreparedCalendar
    package let rules: SlotRules

    /// The booking of each session, in the order of the sessions' indices.
    package let bookings: [BookingID]

    /// When the first of its holds runs out, unix seconds; without holds it never does.
    let validUntil: Int64
}
