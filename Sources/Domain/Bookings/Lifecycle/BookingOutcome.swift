/// How a request to book ended.
package enum BookingOutcome: Sendable {
    /// It is made; the token lets its client manage it and is never told again, `payment` is what is due ahead, if it can be
    /// paid already.
    case booked(Booking, token: Secret, payment: Payment?)
    case refused(SlotRefusal)
}
