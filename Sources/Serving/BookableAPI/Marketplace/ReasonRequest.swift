import WireFormat

/// The body of `POST …/listing/decline` and `POST …/reviews/{review}/hide`.
struct ReasonRequest: Decodable {
    /// What the provider is told, and the client whose review is hidden.
    let reason: String

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let reason = try fields.text("reason", length: 1...500)
        fields.demand("reason")
        try fields.finish()
        self.reason = try fields.require(reason, "reason")
    }
}
