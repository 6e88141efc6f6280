package import Money

/// Whether the payments and refunds of a currency add up to what its bookings say; minor units.
package struct LedgerTie: Hashable, Sendable {
    package let currency: Currency

    /// By the payments and by the parts of refunds.
    package var charged: Int64 = 0
    package var refunded: Int64 = 0

    /// By the bookings.
    package var bookingsPaid: Int64 = 0
    package var bookingsRefunded: Int64 = 0

    package var holds: Bool { charged == bookingsPaid && refunded == bookingsRefunded }
}
