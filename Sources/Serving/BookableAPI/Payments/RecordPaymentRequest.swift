import Bookings
import Money
import WireFormat

/// The body of `POST …/payments`.
struct RecordPaymentRequest: Decodable {
    /// Minor units of the booking's currency.
    let amount: Int64

    /// The currency that the sender takes the booking to be in; `nil` if it was not said.
    let currency: Currency?
    let method: Payment.Method
    let note: String?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let written = try fields.amount("amount", from: 1)
        currency = try fields.currency("currency")
        let amount = try fields.minorUnits(of: written, "amount", in: currency, from: 1)
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
