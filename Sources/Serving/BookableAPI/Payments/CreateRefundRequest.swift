import Money
import WireFormat

/// The body of `POST …/refunds`.
struct CreateRefundRequest: Decodable {
    /// Minor units of the booking's currency.
    let amount: Int64
    let reason: String

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let amount = try fields.integer("amount", in: 1...Currency.maximumAmount)
        let reason = try fields.text("reason", length: 1...500)
        try fields.finish()
        self.amount = try fields.require(amount, "amount")
        self.reason = try fields.require(reason, "reason")
    }
}
