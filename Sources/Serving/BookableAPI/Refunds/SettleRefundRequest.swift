import Bookings
import WireFormat

/// The body of `POST …/settle`: how a person paid what Stripe does not pay.
struct SettleRefundRequest: Decodable {
    let method: Payment.Method

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let method: Payment.Method? = try fields.choice("method")
        if method == .stripe { try fields.refuse("method", "Bookable itself records what Stripe pays.", code: .form) }
        fields.demand("method")
        try fields.finish()
        self.method = try fields.require(method, "method")
    }
}
