import Bookings
import Money
import WireFormat

/// The body of `POST …/settle`: how a person paid what Stripe does not pay.
struct SettleRefundRequest: Decodable {
    let method: Payment.Method

    /// What was paid, in minor units, with its currency if that was said; `nil` for what is to be paid.
    let amount: Int64?
    let currency: Currency?
    let proof: PaymentProof

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let method: Payment.Method? = try fields.choice("method")
        if method == .stripe { try fields.refuse("method", "Bookable itself records what Stripe pays.", code: .form) }
        let written = try fields.amount("amount", from: 1)
        currency = try fields.currency("currency")
        amount = try fields.minorUnits(of: written, "amount", in: currency, from: 1)
        proof = try fields.paymentProof()
        fields.demand("method")
        try fields.finish()
        self.method = try fields.require(method, "method")
    }
}
