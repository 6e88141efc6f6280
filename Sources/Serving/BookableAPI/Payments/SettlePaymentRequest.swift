import WireFormat

/// The body of `POST /v1/payments/{payment}/settle`: what a person did about a payment with a problem.
struct SettlePaymentRequest: Decodable {
    let note: String

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let note = try fields.text("note", length: 1...500)
        try fields.finish()
        self.note = try fields.require(note, "note")
    }
}
