import Bookings
import Marketplace

/// A review as its client, its provider, admins or anybody is shown it.
struct ReviewResponse: Encodable {
    private let review: Review

    /// Whether the requester is told of which booking it is, and why it is hidden.
    private let isOwn: Bool

    init(_ review: Review, for requester: Requester) {
        self.review = review
        isOwn = requester.speaks(for: review.provider) || requester == .client(review.booking)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(review.id.rawValue, forKey: .id)
        try container.encode(review.provider.rawValue, forKey: .provider)
        try container.encode(review.stars, forKey: .stars)
        try container.encode(review.text, forKey: .text)
        try container.encode(review.author, forKey: .author)
        try container.encode(WireInstant(review.writtenAt), forKey: .writtenAt)
        try container.encode(review.editedAt.map(WireInstant.init), forKey: .editedAt)
        try container.encode(review.reply.map(Reply.init), forKey: .reply)
        guard isOwn else { return }
        try container.encode(review.booking.rawValue, forKey: .booking)
        try container.encode(review.isNamed, forKey: .named)
        try container.encode(WireInstant(review.editableUntil), forKey: .editableUntil)
        try container.encode(review.hiding == nil ? "published" : "hidden", forKey: .status)
        try container.encode(review.hiding?.reason, forKey: .hiddenBecause)
    }

    private struct Reply: Encodable {
        let text: String
        let writtenAt: WireInstant

        init(_ reply: Review.Reply) {
            text = reply.text
            writtenAt = WireInstant(reply.writtenAt)
        }

        private enum CodingKeys: String, CodingKey {
            case text
            case writtenAt = "written_at"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id, stars, text, author, reply, named, status
        case provider = "provider_id"
        case booking = "booking_id"
        case writtenAt = "written_at"
        case editedAt = "edited_at"
        case editableUntil = "editable_until"
        case hiddenBecause = "hidden_because"
    }
}

/// A page of a provider's reviews, with what all of them say.
struct ReviewListResponse: Encodable {
    let rating: RatingResponse
    let page: Page<ReviewResponse>

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rating, forKey: .rating)
        try container.encode(page.items, forKey: .items)
        try container.encode(page.nextCursor, forKey: .nextCursor)
    }

    private enum CodingKeys: String, CodingKey {
        case rating, items
        case nextCursor = "next_cursor"
    }
}

/// A review that readers have reported.
struct ReportedReviewResponse: Encodable {
    private let review: ReviewResponse
    private let reports: [Report]

    init(_ reported: ReportedReview, for requester: Requester) {
        review = ReviewResponse(reported.review, for: requester)
        reports = reported.reports.map(Report.init)
    }

    private struct Report: Encodable {
        let reason: String
        let count: Int64
        let note: String?
        let firstAt: WireInstant

        init(_ report: ReviewReport) {
            reason = report.reason.rawValue
            count = report.count
            note = report.note
            firstAt = WireInstant(report.firstAt)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(reason, forKey: .reason)
            try container.encode(count, forKey: .count)
            try container.encode(note, forKey: .note)
            try container.encode(firstAt, forKey: .firstAt)
        }

        private enum CodingKeys: String, CodingKey {
            case reason, note
            case count = "reports"
            case firstAt = "first_at"
        }
    }
}
