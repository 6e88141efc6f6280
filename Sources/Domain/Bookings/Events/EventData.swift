/// What an event says: the things that changed, as they were right after the change.
///
/// It holds ids, times, states and amounts, and neither secrets nor anything about a person: events are never rewritten, so
/// whoever needs a client's address reads the booking. Instants are unix seconds, amounts minor units.
package struct EventData: Codable, Hashable, Sendable {
    package let bookingID: BookingID

    /// Who did it, as in the booking's history: `client`, `key:key_…` or `system`.
    package var changedBy: String?

    /// The side for which it was done.
    package var actedFor: ActingParty?

    /// The start that a booking was moved from.
    package var movedFrom: Int64?

    /// In events of a booking.
    package var booking: BookingState?

    /// In events of a payment.
    package var payment: PaymentState?

    /// In events of a refund.
    package var refund: RefundState?

    init(_ booking: Booking) {
        bookingID = booking.id
        self.booking = BookingState(booking)
    }

    init(_ payment: Payment) {
        bookingID = payment.booking
        self.payment = PaymentState(payment)
    }

    init(_ refund: Refund) {
        bookingID = refund.booking
        self.refund = RefundState(refund)
    }

    private enum CodingKeys: String, CodingKey {
        case booking, payment, refund
        case bookingID = "booking_id"
        case changedBy = "changed_by"
        case actedFor = "acted_for"
        case movedFrom = "moved_from"
    }
}

extension Identifier: Codable {}
extension ActingParty: Codable {}
extension BookingStatus: Codable {}
extension Booking.Cancellation: Codable {}
extension Payment.Method: Codable {}
extension Payment.Status: Codable {}
extension Refund.Kind: Codable {}
extension Refund.Status: Codable {}
