import Bookings

/// A booking that no longer lies in open time.
struct AffectedBookingResponse: Encodable {
    private let booking: AffectedBooking

    init(_ booking: AffectedBooking) {
        self.booking = booking
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(booking.id.rawValue, forKey: .id)
        try container.encode(booking.service.rawValue, forKey: .service)
        try container.encode(booking.status, forKey: .status)
        try container.encode(WireInstant(booking.startAt), forKey: .start)
        try container.encode(WireInstant(booking.endAt), forKey: .end)
    }

    private enum CodingKeys: String, CodingKey {
        case id, status
        case service = "service_id"
        case start = "start_at"
        case end = "end_at"
    }
}

extension JSONBytes {
    /// A document with the bookings that a change leaves outside the hours.
    static func encode(_ document: some Encodable, with affected: [AffectedBooking]) throws -> [UInt8] {
        try adding(
            affected.map(AffectedBookingResponse.init),
            as: "affected_bookings",
            to: try encode(document)
        )
    }
}
