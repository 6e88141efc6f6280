/// What an event is written from.
package struct GraphEventDraft: Hashable, Sendable {
    /// Unix seconds; `end` is not part of it.
    package var start: Int64
    package var end: Int64
    package var subject: String
    package var text: String
    package var isTentative: Bool

    /// What tells the writer that it is its own.
    package var mark: String

    package init(
        start: Int64,
        end: Int64,
        subject: String,
        text: String = "",
        isTentative: Bool = false,
        mark: String
    ) {
        self.start = start
        self.end = end
        self.subject = subject
        self.text = text
        self.isTentative = isTentative
        self.mark = mark
    }
}

/// The document of a draft; nobody is invited and nothing reminds.
struct GraphEventBody: Encodable {
    /// Names the request, so that it makes one event however often it is sent; never changed later.
    let transactionID: String?
    private let draft: GraphEventDraft

    /// The property under which marks are kept.
    static let markID = "String {6f0c2f5e-4c1b-4a3e-9a52-3d6f3bb0c7a1} Name bookable_booking"

    init(_ draft: GraphEventDraft, transactionID: String? = nil) {
        self.draft = draft
        self.transactionID = transactionID
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(transactionID, forKey: .transactionId)
        try container.encode(draft.subject, forKey: .subject)
        try container.encode(Body(contentType: "text", content: draft.text), forKey: .body)
        try container.encode(ZonedText(draft.start), forKey: .start)
        try container.encode(ZonedText(draft.end), forKey: .end)
        try container.encode(draft.isTentative ? "tentative" : "busy", forKey: .showAs)
        try container.encode("private", forKey: .sensitivity)
        try container.encode(false, forKey: .isReminderOn)
        try container.encode([Property(id: Self.markID, value: draft.mark)], forKey: .singleValueExtendedProperties)
    }

    private struct Body: Encodable {
        let contentType: String
        let content: String
    }

    private struct Property: Encodable {
        let id: String
        let value: String
    }

    private enum CodingKeys: String, CodingKey {
        case transactionId, subject, body, start, end, showAs, sensitivity, isReminderOn, singleValueExtendedProperties
    }
}
