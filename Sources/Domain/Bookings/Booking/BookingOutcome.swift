/// How a request to book ended.
package enum BookingOutcome: Sendable {
    /// It stands; the token lets its client manage it and is never told again.
    case booked(Booking, token: Secret)
    case refused(SlotRefusal)
}
