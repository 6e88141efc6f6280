package import CivilTime
package import JSONEncoding

/// What an event says of a booking that changed, as it was right after the change.
package struct BookingEventData: Decodable, Hashable, Sendable {
    package let bookingID: BookingID

    /// Who did it, as in the booking's history: `client`, `key:key_…` or `system`.
    package let changedBy: String

    /// The side for which it was done.
    package let actedFor: ActingParty

    /// The start that it was moved from.
    package let movedFrom: Instant?
    package let booking: BookingState

    init(_ booking: Booking, changedBy: String, actedFor: ActingParty, movedFrom: Instant? = nil) {
        bookingID = booking.id
        self.changedBy = changedBy
        self.actedFor = actedFor
        self.movedFrom = movedFrom
        self.booking = BookingState(booking)
    }

    private enum CodingKeys: String, CodingKey {
        case booking
        case bookingID = "booking_id"
        case changedBy = "changed_by"
        case actedFor = "acted_for"
        case movedFrom = "moved_from"
    }
}

extension BookingEventData: JSONDocument {
    package func write(to object: inout JSONObjectWriter) {
        object.add("acted_for", plain: actedFor.rawValue)
        object.add("booking", booking)
        object.add("booking_id", plain: bookingID.rawValue)
        object.add("changed_by", changedBy)
        if let movedFrom { object.add("moved_from", movedFrom.secondsSince1970) }
    }
}

extension BookingStatus: Codable {}
extension Booking.Cancellation: Codable {}
