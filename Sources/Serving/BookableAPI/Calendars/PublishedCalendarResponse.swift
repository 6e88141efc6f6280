import Bookings
import CalendarSync

/// A published calendar as its provider and admins are shown it; its address only when it is made.
struct PublishedCalendarResponse: Encodable {
    private let calendar: PublishedCalendar
    private let token: Secret?

    init(_ calendar: PublishedCalendar, token: Secret? = nil) {
        self.calendar = calendar
        self.token = token
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(calendar.contents.rawValue, forKey: .contents)
        try container.encode(WireInstant(calendar.createdAt), forKey: .createdAt)
        if let token { try container.encode("/ics/\(token.text).ics", forKey: .path) }
    }

    private enum CodingKeys: String, CodingKey {
        case contents, path
        case createdAt = "created_at"
    }
}
