import Bookings
import Marketplace
import WireFormat

/// The body of `PUT /v1/bookings/{booking}/review`.
struct ReviewBody: Decodable {
    let draft: ReviewDraft

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let stars = try fields.integer("stars", in: 1...5)
        let text = try fields.text("text", length: 1...Review.longestText)
        let isNamed = try fields.optional("named", as: Bool.self)
        fields.demand("stars")
        try fields.finish()
        draft = ReviewDraft(stars: Int(try fields.require(stars, "stars")), text: text, isNamed: isNamed ?? false)
    }
}

/// The body of `PUT …/reviews/{review}/reply`.
struct ReviewReplyBody: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let text = try fields.text("text", length: 1...Review.longestReply)
        fields.demand("text")
        try fields.finish()
        self.text = try fields.require(text, "text")
    }
}

/// The body of `POST …/reviews/{review}/report`.
struct ReviewReportBody: Decodable {
    let reason: ReviewReport.Reason
    let note: String?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let reason = try fields.choice("reason", as: ReviewReport.Reason.self)
        note = try fields.text("note", length: 1...ReviewReport.longestNote)
        fields.demand("reason")
        try fields.finish()
        self.reason = try fields.require(reason, "reason")
    }
}
