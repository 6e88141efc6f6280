package import CivilTime
package import Intervals
package import Scheduling

/// A provider elsewhere, with all that is theirs.
package struct SourceProvider: Sendable {
    package let row: SourceRow
    package let name: String
    package let email: String?
    package let timeZone: String
    package var hours: [Hours] = []
    package var exceptions: [Exception] = []
    package var services: [SourceService] = []
    package var bookings: [SourceBooking] = []
    package var refusedBookings: [RefusedBooking] = []
    package var blockedTimes: [BlockedTime] = []

    /// What the reader had to change, by row.
    package var remarks: [SourceRow: String] = [:]

    init(_ row: SourceRow, name: String, email: String?, timeZone: String) {
        self.row = row
        self.name = name
        self.email = email
        self.timeZone = timeZone
    }

    /// Weekly hours; one row may stand for several.
    package struct Hours: Sendable {
        package let row: SourceRow
        package let hours: [WeeklyHours]
    }

    /// What is different on a date.
    package struct Exception: Sendable {
        package let row: SourceRow
        package let date: CivilDate
        package let kinds: [ScheduleException.Kind]
        package var note: String?
    }

    /// A booking that cannot be brought in, whose time is taken all the same.
    package struct RefusedBooking: Sendable {
        package let row: SourceRow
        package let span: Interval
        package let reason: String
    }

    /// Time in which nothing can be booked.
    package struct BlockedTime: Sendable {
        package let row: SourceRow
        package let span: Interval
        package var note: String?
    }
}
