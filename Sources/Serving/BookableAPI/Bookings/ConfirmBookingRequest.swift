import Bookings
import WireFormat

/// The body of `POST …/confirm`, which may be left out.
struct ConfirmBookingRequest: Decodable {
    let changes: ClientChanges
    let paymentWay: Payment.Way

    /// What was mailed to the client, who thereby proves their address.
    let code: String?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        changes = try ClientChangesRequest(reading: &fields).changes
        let way: Payment.Way? = try fields.choice("payment_way")
        code = try fields.text("code", length: 1...20)
        try fields.finish()
        paymentWay = way ?? .intent
    }
}
