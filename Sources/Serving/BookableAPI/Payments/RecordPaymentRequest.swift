import Bookings
import Money
import WireFormat

/// The body of `POST …/payments`.
struct RecordPaymentRequest: Decodable {
    /// Minor units of the booking's currency.
    let amount: Int64
    let method: Payment.Method
    let note: String?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let amount = try fields.integer("amount", in: 1...Currency.maximumAmount)
        let method: Payment.Method? = try fields.choice("method")
        if method == .stripe {
            throw fields.refusal("method", "Bookable itself records what comes through Stripe.")
        }
        note = try fields.text("note", length: 0...500)
        fields.demand("amount", "method")
        try fields.finish()
        self.amount = try fields.require(amount, "amount")
        self.method = try fields.require(method, "method")
    }
}
