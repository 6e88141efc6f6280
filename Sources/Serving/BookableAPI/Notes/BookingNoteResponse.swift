import Bookings

/// A note about a booking.
struct BookingNoteResponse: Encodable {
    private let id: String
    private let text: String?
    private let writtenAt: WireInstant
    private let writtenBy: String
    private let removedAt: WireInstant?
    private let removedBy: String?

    init(_ note: BookingNote) {
        id = note.id.rawValue
        text = note.text
        writtenAt = WireInstant(note.writtenAt)
        writtenBy = note.writtenBy
        removedAt = note.removedAt.map(WireInstant.init)
        removedBy = note.removedBy
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(text, forKey: .text)
        try container.encode(writtenAt, forKey: .writtenAt)
        try container.encode(writtenBy, forKey: .writtenBy)
        try container.encodeIfPresent(removedAt, forKey: .removedAt)
        try container.encodeIfPresent(removedBy, forKey: .removedBy)
    }

    private enum CodingKeys: String, CodingKey {
        case id, text
        case writtenAt = "written_at"
        case writtenBy = "written_by"
        case removedAt = "removed_at"
        case removedBy = "removed_by"
    }
}
