package import Bookings
package import CivilTime

/// A look at free times with the calendar that an answer to it is made from, which is not kept alive.
package struct AnsweredLook: Sendable {
    private let look: DemandLook
    private weak let calendar: OfferedCalendar?

    package init(_ look: DemandLook, from calendar: OfferedCalendar?) {
        self.look = look
        self.calendar = calendar
    }

    /// Notes that somebody looks again at `now`.
    package func note(to demand: DemandLog, at now: Instant) {
        guard let calendar else { return }
        demand.note(DemandNote(look, answeredFrom: calendar.slots, isArchived: calendar.isArchived, at: now))
    }
}
