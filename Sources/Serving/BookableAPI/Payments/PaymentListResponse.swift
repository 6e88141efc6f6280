/// The answer of `GET …/payments`: all payments of a booking, oldest first.
struct PaymentListResponse: Encodable {
    let items: [PaymentResponse]
}
