import Bookings

extension JobKind {
    /// Ends a service's notices about a calendar.
    static let calendarWatchEnd = JobKind(rawValue: "calendar_watch_end")
}

/// A watch of a calendar that is not linked any more.
struct WatchEndJob: Codable {
    let account: CalendarAccountID
    let service: CalendarService
    let watch: CalendarWatch
}
