/// What an event says of a refund that changed, as it was right after the change.
package struct RefundEventData: Codable, Hashable, Sendable {
    package let bookingID: BookingID
    package let refund: RefundState

    init(_ refund: Refund) {
        bookingID = refund.booking
        self.refund = RefundState(refund)
    }

    private enum CodingKeys: String, CodingKey {
        case refund
        case bookingID = "booking_id"
    }
}

extension Refund: ObservedChange.Subject {}
extension Refund.Kind: Codable {}
extension Refund.Status: Codable {}
