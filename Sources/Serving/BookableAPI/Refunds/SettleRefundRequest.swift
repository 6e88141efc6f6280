import Bookings
import WireFormat

/// The body of `POST …/settle`: how a person paid what Stripe does not pay.
struct SettleRefundRequest: Decodable {
    let method: Payment.Method

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let method: Payment.Method? = try fields.choice("method")
        try fields.finish()
        self.method = try fields.require(method, "method")
        if method == .stripe { throw fields.refusal("method", "Bookable itself records what Stripe pays.") }
    }
}
