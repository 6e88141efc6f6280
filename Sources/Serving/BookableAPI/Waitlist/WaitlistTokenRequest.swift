import Bookings
import WireFormat

/// The body of what whoever waits asks for: it shows the token of a mailed link.
struct WaitlistTokenRequest: Decodable {
    let token: String

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let token = try fields.text("token", length: 1...200)
        fields.demand("token")
        try fields.finish()
        self.token = try fields.require(token, "token")
    }
}

/// The same, of whoever takes the place that is offered.
struct AcceptOfferRequest: Decodable {
    let token: String
    let paymentWay: Payment.Way

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let token = try fields.text("token", length: 1...200)
        let way: Payment.Way? = try fields.choice("payment_way")
        fields.demand("token")
        try fields.finish()
        self.token = try fields.require(token, "token")
        paymentWay = way ?? .intent
    }
}
