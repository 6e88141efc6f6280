import Bookings

/// An entry of the audit log.
struct AuditEntryResponse: Encodable {
    private let entry: AuditEntry

    init(_ entry: AuditEntry) {
        self.entry = entry
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(entry.id.rawValue, forKey: .id)
        try container.encode(WireInstant(entry.recordedAt), forKey: .recordedAt)
        try container.encode(entry.actor, forKey: .actor)
        try container.encode(entry.party.rawValue, forKey: .party)
        try container.encode(entry.access.kind.rawValue, forKey: .access)
        try container.encode(entry.access.action, forKey: .action)
        try container.encodeIfPresent(entry.access.provider?.rawValue, forKey: .provider)
        try container.encodeIfPresent(entry.booking?.rawValue, forKey: .booking)
        try container.encode(entry.access.subjects, forKey: .subjects)
        try container.encode(entry.access.fields, forKey: .fields)
        try container.encodeIfPresent(entry.access.requestID, forKey: .requestID)
    }

    private enum CodingKeys: String, CodingKey {
        case id, actor, access, action, subjects, fields
        case recordedAt = "recorded_at"
        case party = "acted_for"
        case provider = "provider_id"
        case booking = "booking_id"
        case requestID = "request_id"
    }
}
