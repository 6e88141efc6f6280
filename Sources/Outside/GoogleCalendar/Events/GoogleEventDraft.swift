/// What an event is written from.
package struct GoogleEventDraft: Hashable, Sendable {
    /// Unix seconds; `end` is not part of it.
    package var start: Int64
    package var end: Int64
    package var summary: String
    package var description: String
    package var isTentative: Bool

    /// What tells the writer that it is its own.
    package var marks: [String: String]

    package init(
        start: Int64,
        end: Int64,
        summary: String,
        description: String = "",
        isTentative: Bool = false,
        marks: [String: String]
    ) {
        self.start = start
        self.end = end
        self.summary = summary
        self.description = description
        self.isTentative = isTentative
        self.marks = marks
    }
}

/// The document of a draft; nobody is invited and nothing reminds.
struct GoogleEventBody: Encodable {
    let id: String?
    private let draft: GoogleEventDraft

    init(_ draft: GoogleEventDraft, id: String? = nil) {
        self.draft = draft
        self.id = id
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(id, forKey: .id)
        try container.encode(GoogleEventTime.instant(draft.start), forKey: .start)
        try container.encode(GoogleEventTime.instant(draft.end), forKey: .end)
        try container.encode(draft.summary, forKey: .summary)
        try container.encode(draft.description, forKey: .description)
        try container.encode(draft.isTentative ? "tentative" : "confirmed", forKey: .status)
        try container.encode("opaque", forKey: .transparency)
        try container.encode("private", forKey: .visibility)
        try container.encode(Reminders(useDefault: false), forKey: .reminders)
        try container.encode(Marks(private: draft.marks), forKey: .extendedProperties)
    }

    private struct Reminders: Encodable {
        let useDefault: Bool
    }

    private struct Marks: Encodable {
        let `private`: [String: String]
    }

    private enum CodingKeys: String, CodingKey {
        case id, start, end, summary, description, status, transparency, visibility, reminders, extendedProperties
    }
}
