import Bookings
import CivilTime

/// The `data` of an event about a booking: the booking as it was right after the change.
struct BookingDocument: Encodable {
    private let data: BookingEventData

    init(_ data: BookingEventData) {
        self.data = data
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let booking = data.booking
        try container.encode(data.bookingID.rawValue, forKey: .id)
        try container.encode(data.actedFor.rawValue, forKey: .actedFor)
        try container.encode(data.movedFrom.map(\.description), forKey: .movedFrom)
        try container.encode(booking.revision, forKey: .revision)
        try container.encode(booking.service.rawValue, forKey: .service)
        try container.encode(booking.status.rawValue, forKey: .status)
        try container.encode(booking.startAt.description, forKey: .startAt)
        try container.encode(booking.endAt.description, forKey: .endAt)
        try container.encode(booking.seat, forKey: .seat)
        try container.encode(booking.seats, forKey: .seats)
        try container.encode(booking.price, forKey: .price)
        try container.encode(booking.prepayment, forKey: .prepayment)
        try container.encode(booking.paid, forKey: .paid)
        try container.encode(booking.refunded, forKey: .refunded)
        try container.encode(booking.currency, forKey: .currency)
        try container.encode(booking.bookedAt.description, forKey: .bookedAt)
        try container.encode(booking.expiresAt.map(\.description), forKey: .expiresAt)
        try container.encode(booking.cancelledAt.map(\.description), forKey: .cancelledAt)
        try container.encode(booking.cancellation?.rawValue, forKey: .cancelledBy)
    }

    private enum CodingKeys: String, CodingKey {
        case revision, status, seat, seats, price, prepayment, paid, refunded, currency
        case id = "booking_id"
        case actedFor = "acted_for"
        case movedFrom = "moved_from"
        case service = "service_id"
        case startAt = "start_at"
        case endAt = "end_at"
        case bookedAt = "booked_at"
        case expiresAt = "expires_at"
        case cancelledAt = "cancelled_at"
        case cancelledBy = "cancelled_by"
    }
}
