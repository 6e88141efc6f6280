import Bookings
import Intervals

/// Busy time as its provider and admins are shown it.
struct BusyTimeResponse: Encodable {
    private let busy: BusyTime

    init(_ busy: BusyTime) {
        self.busy = busy
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(busy.id.rawValue, forKey: .id)
        try container.encode(busy.provider.rawValue, forKey: .provider)
        try container.encode(WireInstant(busy.span.startAt), forKey: .start)
        try container.encode(WireInstant(busy.span.endAt), forKey: .end)
        try container.encode(busy.source.rawValue, forKey: .source)
        try container.encode(busy.booking?.rawValue, forKey: .booking)
        try container.encode(busy.note, forKey: .note)
        try container.encode(WireInstant(busy.createdAt), forKey: .created)
    }

    private enum CodingKeys: String, CodingKey {
        case id, source, note
        case booking = "booking_id"
        case provider = "provider_id"
        case start = "start_at"
        case end = "end_at"
        case created = "created_at"
    }
}
