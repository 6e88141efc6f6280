/// The answer of `POST …/payments`.
struct RecordedPaymentResponse: Encodable {
    let payment: PaymentResponse
    let booking: BookingResponse
}
