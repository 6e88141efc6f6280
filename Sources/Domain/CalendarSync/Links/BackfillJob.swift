import Bookings

extension JobKind {
    /// Writes events for bookings that were made before a calendar was chosen for them.
    static let calendarBackfill = JobKind(rawValue: "calendar_backfill")
}

/// Which calendar receives bookings now.
struct BackfillJob: Codable {
    let link: CalendarLinkID
}
