/// What an event says of a payment that changed, as it was right after the change.
package struct PaymentEventData: Codable, Hashable, Sendable {
    package let bookingID: BookingID
    package let payment: PaymentState

    init(_ payment: Payment) {
        bookingID = payment.booking
        self.payment = PaymentState(payment)
    }

    private enum CodingKeys: String, CodingKey {
        case payment
        case bookingID = "booking_id"
    }
}

extension Payment: ObservedChange.Subject {}
extension Payment.Method: Codable {}
extension Payment.Status: Codable {}
