import Bookings
import CivilTime

/// Time off as its provider and admins are shown it.
struct TimeOffResponse: Encodable {
    private let timeOff: TimeOff

    init(_ timeOff: TimeOff) {
        self.timeOff = timeOff
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(timeOff.id.rawValue, forKey: .id)
        try container.encode(timeOff.provider.rawValue, forKey: .provider)
        try container.encode(timeOff.span.first.description, forKey: .first)
        try container.encode(timeOff.span.last.description, forKey: .last)
        try container.encode(timeOff.span.part?.start.description, forKey: .start)
        try container.encode(timeOff.span.part?.end.description, forKey: .end)
        try container.encode(timeOff.span.repetition.map(RepetitionDocument.init), forKey: .repetition)
        try container.encode(timeOff.note, forKey: .note)
        try container.encode(WireInstant(timeOff.createdAt), forKey: .created)
    }

    private enum CodingKeys: String, CodingKey {
        case id, note
        case provider = "provider_id"
        case first = "first_date"
        case last = "last_date"
        case start = "start_time"
        case end = "end_time"
        case repetition = "repeat"
        case created = "created_at"
    }
}

/// A provider's time off, all of it.
struct TimeOffListResponse: Encodable {
    let items: [TimeOffResponse]
}
