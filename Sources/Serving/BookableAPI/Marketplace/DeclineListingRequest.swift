import WireFormat

/// The body of `POST …/listing/decline`.
struct DeclineListingRequest: Decodable {
    /// What the provider is told.
    let reason: String

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let reason = try fields.text("reason", length: 1...500)
        fields.demand("reason")
        try fields.finish()
        self.reason = try fields.require(reason, "reason")
    }
}
