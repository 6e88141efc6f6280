import WireFormat

/// The body of a client's request for a link to their bookings.
struct ClientLinkRequest: Decodable {
    let email: String

    /// A language tag; `nil` for what the request accepts.
    let language: String?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let email = try fields.email("email")
        language = try fields.languageTag("language")
        fields.demand("email")
        try fields.finish()
        self.email = try fields.require(email, "email")
    }
}
