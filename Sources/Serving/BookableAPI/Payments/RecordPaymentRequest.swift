import Bookings
import Money
import WireFormat

/// The body of `POST …/payments`.
struct RecordPaymentRequest: Decodable {
    /// Minor units of the booking's currency.
    let amount: Int64

    /// What the client gave on top, likewise.
    let tip: Int64

    /// The currency that the sender takes the booking to be in; `nil` if it was not said.
    let currency: Currency?
    let method: Payment.Method
    let proof: PaymentProof
    let note: String?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let written = try fields.amount("amount", from: 0)
        let writtenTip = try fields.amount("tip", from: 0)
        currency = try fields.currency("currency")
        let amount = try fields.minorUnits(of: written, "amount", in: currency, from: 0)
        tip = try fields.minorUnits(of: writtenTip, "tip", in: currency, from: 0) ?? 0
        if amount == 0, tip == 0 { try fields.refuse("amount", "This must be more than 0, unless there is a tip.") }
        let method: Payment.Method? = try fields.choice("method")
        if method == .stripe {
            try fields.refuse("method", "Bookable itself records what comes through Stripe.", code: .form)
        }
        proof = try fields.paymentProof()
        note = try fields.text("note", length: 0...500)
        fields.demand("amount", "method")
        try fields.finish()
        self.amount = try fields.require(amount, "amount")
        self.method = try fields.require(method, "method")
    }
}
