import WireFormat

/// The body of `POST …/decline`, which may be left out.
struct DeclineBookingRequest: Decodable {
    /// What the client is told.
    let reason: String?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        reason = try fields.text("reason", length: 0...500)
        try fields.finish()
    }
}
