import Bookings
import CivilTime
import Intervals

/// One date of a provider: when it is open, what keeps it busy, and who comes.
struct AgendaDay: Sendable {
    let date: CivilDate

    /// In the provider's zone.
    let openings: [Interval]
    let busy: [Interval]

    /// In the order of their starts, without what is cancelled.
    let entries: [AgendaEntry]
}

/// A booking as an agenda lists it.
struct AgendaEntry: Sendable {
    let booking: Booking
    let serviceName: String
    let standing: BookingStanding
}
