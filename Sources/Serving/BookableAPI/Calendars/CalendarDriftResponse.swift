import Bookings
import CalendarSync

/// The event of a booking that somebody moved or deleted in the provider's calendar.
struct CalendarDriftResponse: Encodable {
    private let drift: DriftDesk.Drift

    init(_ drift: DriftDesk.Drift) {
        self.drift = drift
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(drift.booking.rawValue, forKey: .booking)
        try container.encode(drift.calendar.rawValue, forKey: .calendar)
        try container.encode(drift.startAt == nil ? "deleted" : "moved", forKey: .change)
        try container.encode(drift.startAt.map(WireInstant.init), forKey: .startAt)
        try container.encode(drift.endAt.map(WireInstant.init), forKey: .endAt)
        try container.encode(WireInstant(drift.noticedAt), forKey: .noticedAt)
    }

    private enum CodingKeys: String, CodingKey {
        case change
        case booking = "booking_id"
        case calendar = "calendar_id"
        case startAt = "start_at"
        case endAt = "end_at"
        case noticedAt = "noticed_at"
    }
}

/// The first hundred of a provider.
struct CalendarDriftListResponse: Encodable {
    let items: [CalendarDriftResponse]
}
