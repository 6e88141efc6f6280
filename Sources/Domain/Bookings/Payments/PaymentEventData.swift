/// What an event says of a payment that changed, as it was right after the change.
package struct PaymentEventData: Codable, Hashable, Sendable {
    package let bookingID: BookingID
    package let payment: PaymentState

    /// The dispute that an event is about; `nil` if it is about none.
    package let dispute: DisputeState?

    init(_ payment: Payment, _ dispute: Dispute? = nil) {
        bookingID = payment.booking
        self.payment = PaymentState(payment)
        self.dispute = dispute.map(DisputeState.init)
    }

    private enum CodingKeys: String, CodingKey {
        case payment, dispute
        case bookingID = "booking_id"
    }
}

extension Payment: ObservedChange.Subject {}
extension Payment.Method: Codable {}
extension Payment.Status: Codable {}
