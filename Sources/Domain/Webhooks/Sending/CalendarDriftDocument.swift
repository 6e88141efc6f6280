import Bookings
import CivilTime

/// The `data` of an event about a booking's event in a calendar that somebody moved or deleted there.
struct CalendarDriftDocument: Encodable {
    private let data: CalendarDriftData

    init(_ data: CalendarDriftData) {
        self.data = data
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(data.bookingID.rawValue, forKey: .booking)
        try container.encode(data.linkID, forKey: .calendar)
        try container.encode(data.startAt.map(\.description), forKey: .startAt)
        try container.encode(data.endAt.map(\.description), forKey: .endAt)
    }

    private enum CodingKeys: String, CodingKey {
        case booking = "booking_id"
        case calendar = "calendar_id"
        case startAt = "start_at"
        case endAt = "end_at"
    }
}
