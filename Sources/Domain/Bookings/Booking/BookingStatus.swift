/// Where a booking stands.
package enum BookingStatus: String, Sendable, CaseIterable {
    /// Holds its slot until it is confirmed or the hold runs out.
    case pending
    case confirmed
    case cancelled
    case completed
}
