import WireFormat

/// The body of `PUT …/message-consents/sms`.
struct MessageConsentRequest: Decodable {
    let given: Bool

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let given = try fields.optional("given", as: Bool.self)
        fields.demand("given")
        try fields.finish()
        self.given = try fields.require(given, "given")
    }
}
