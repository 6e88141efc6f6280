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

    /// Unix seconds; the session is `[startAt, endAt)`.
    package let startAt: Int64
    package let endAt: Int64

    /// When the hold of a pending booking runs out.
    package let expiresAt: Int64?

    package init(
        status: BookingStatus,
        awaited: Awaited? = nil,
        startAt: Int64,
        endAt: Int64,
        expiresAt: Int64? = nil
    ) {
        self.status = status
        self.awaited = awaited
        self.startAt = startAt
        self.endAt = endAt
        self.expiresAt = expiresAt
    }
}
