import Bookings
import Money
import WireFormat

/// The body of `PATCH /v1/bookings/{booking}`: what is left out stays as it is.
struct UpdateBookingRequest: Decodable {
    /// What is corrected of the client; `nil` if nothing is.
    let changes: ClientChanges?

    /// The right price, in minor units of the booking's currency.
    let price: Int64?
    let currency: Currency?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let written = try fields.amount("price", from: 0)
        currency = try fields.currency("currency")
        price = try fields.minorUnits(of: written, "price", in: currency, from: 0)
        let namesClient = ["client", "answers", "documents"].contains { fields.contains($0) }
        let changes = try ClientChangesRequest(reading: &fields).changes
        try fields.finish()
        self.changes = namesClient || price == nil ? changes : nil
    }
}
