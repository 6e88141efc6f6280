import Bookings
import CivilTime

/// The `data` of an event about a place that is offered to somebody who waits for one.
struct WaitlistOfferDocument: Encodable {
    private let data: WaitlistEventData

    init(_ data: WaitlistEventData) {
        self.data = data
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(data.entryID.rawValue, forKey: .entry)
        try container.encode(data.serviceID.rawValue, forKey: .service)
        try container.encode(data.bookingID.rawValue, forKey: .booking)
        try container.encode(data.startAt.description, forKey: .startAt)
        try container.encode(data.expiresAt.description, forKey: .expiresAt)
    }

    private enum CodingKeys: String, CodingKey {
        case entry = "entry_id"
        case service = "service_id"
        case booking = "booking_id"
        case startAt = "start_at"
        case expiresAt = "expires_at"
    }
}
