import Bookings
import CivilTime

/// The effects of a change of hours, found in a transaction that is rolled back.
struct HoursChange: Sendable {
    /// What can be booked on one date, before and after.
    struct Day: Sendable {
        let date: CivilDate
        let before: Int
        let after: Int
    }

    /// The services with the free starts of the next two weeks.
    let services: [(name: String, days: [Day])]
    let affected: [AffectedBooking]
}
