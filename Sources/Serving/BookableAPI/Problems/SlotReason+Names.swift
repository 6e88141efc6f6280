import Bookings
import CivilTime
import Scheduling

extension SlotReason {
    /// A reason of `asked`'s calendar, naming the exception that it is, and the booking or busy time where that may be told.
    init(_ reason: Explanation.Reason, in asked: ServiceCalendar, namesBookings: Bool) {
        self.init(reason)
        switch reason {
        case .exception(let index): date = asked.calendar.schedule.exceptions[index].date.description
        case .session(let index, _, _) where namesBookings: booking = asked.bookings[index].rawValue
        case .busy(let index, _) where namesBookings: busyTime = asked.busyTimes[index].rawValue
        default: break
        }
    }
}
