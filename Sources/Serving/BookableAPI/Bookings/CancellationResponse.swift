import Bookings

/// The answer to a cancellation: the booking as it is now, and what it gives back.
struct CancellationResponse: Encodable {
    let booking: BookingResponse
    let refund: RefundResponse

    /// All that were cancelled of a series; `nil` if one booking was to be.
    var cancellations: [Item]?

    /// Minor units of what they give back together.
    var total: Int64?

    struct Item: Encodable {
        let booking: BookingResponse
        let refund: RefundResponse
    }

    private enum CodingKeys: String, CodingKey {
        case booking, refund, cancellations
        case total = "refund_total"
    }
}
