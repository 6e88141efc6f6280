package import CivilTime
package import Bookings

/// What messages depend on of a booking.
package struct NotifiedBooking: Sendable {
    /// What a pending booking waits for.
    package enum Awaited: Sendable {
        case approval
        case payment
    }

    package let status: BookingStatus

    /// For pending bookings, and for those whose hold has just run out.
    package let awaited: Awaited?

    /// The session is `[startAt, endAt)`.
    package let startAt: Instant
    package let endAt: Instant

    /// When the hold of a pending booking runs out.
    package let expiresAt: Instant?

    package init(
        status: BookingStatus,
        awaited: Awaited? = nil,
        startAt: Instant,
        endAt: Instant,
        expiresAt: Instant? = nil
    ) {
        self.status = status
        self.awaited = awaited
        self.startAt = startAt
        self.endAt = endAt
        self.expiresAt = expiresAt
    }
}
