import Money
import WireFormat

/// The body of `POST …/refunds`.
struct CreateRefundRequest: Decodable {
    /// Minor units of the booking's currency.
    let amount: Int64

    /// The currency that the sender takes the booking to be in; `nil` if it was not said.
    let currency: Currency?
    let reason: String

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let written = try fields.amount("amount", from: 1)
        currency = try fields.currency("currency")
        let amount = try fields.minorUnits(of: written, "amount", in: currency, from: 1)
        let reason = try fields.text("reason", length: 1...500)
        try fields.finish()
        self.amount = try fields.require(amount, "amount")
        self.reason = try fields.require(reason, "reason")
    }
}
