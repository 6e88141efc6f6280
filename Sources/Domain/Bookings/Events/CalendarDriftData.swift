package import CivilTime

/// What an event says of a booking's event in a calendar elsewhere that somebody moved or deleted there.
package struct CalendarDriftData: Codable, Hashable, Sendable {
    package let bookingID: BookingID

    /// The linked calendar.
    package let linkID: String

    /// Where the event is now; `nil` if it is gone.
    package let startAt: Instant?
    package let endAt: Instant?

    package init(bookingID: BookingID, linkID: String, startAt: Instant?, endAt: Instant?) {
        self.bookingID = bookingID
        self.linkID = linkID
        self.startAt = startAt
        self.endAt = endAt
    }

    private enum CodingKeys: String, CodingKey {
        case bookingID = "booking_id"
        case linkID = "calendar_id"
        case startAt = "start_at"
        case endAt = "end_at"
    }
}
