import Bookings

/// A booking of a series as the answer to moving several tells it.
struct MovedOccurrence: Encodable {
    private let id: String
    private let startAt: WireInstant
    private let endAt: WireInstant

    init(_ booking: Booking) {
        id = booking.id.rawValue
        startAt = WireInstant(booking.startAt)
        endAt = WireInstant(booking.endAt)
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case startAt = "start_at"
        case endAt = "end_at"
    }
}
