/// The answer to a cancellation: the booking as it is now, and what it gives back.
struct CancellationResponse: Encodable {
    let booking: BookingResponse
    let refund: RefundResponse
}
