/// What became of the bookings under one policy in one month, by the dates of their sessions; amounts in minor units.
package struct PolicyFigures: Hashable, Sendable {
    /// Those that did not expire.
    package var bookings: Int64 = 0
    package var cancelledByClient: Int64 = 0
    package var cancelledByProvider: Int64 = 0
    package var noShows: Int64 = 0

    /// The policy's decisions on bookings for which something was paid, by what part of it the client got back in all.
    package var gaveNothing: Int64 = 0
    package var gavePart: Int64 = 0
    package var gaveAll: Int64 = 0

    /// Decisions that the policy failed to make.
    package var undecided: Int64 = 0

    /// What was paid for the bookings that were decided on, and what of it their clients got back.
    package var paid: Int64 = 0
    package var returned: Int64 = 0

    package init() {}

    mutating func add(_ booking: Booking) {
        bookings += 1
        switch booking.cancellation {
        case .client: cancelledByClient += 1
        case .provider: cancelledByProvider += 1
        case .noShow: noShows += 1
        case .expiry, nil: break
        }
    }

    /// Adds what a policy decided on a booking for which `paid` had come.
    mutating func add(_ status: Refund.Status, entitlement: Int64, of paid: Int64) {
        guard paid > 0 else { return }
        guard status != .undecided else {
            undecided += 1
            return
        }
        self.paid += paid
        returned += entitlement
        if entitlement == 0 {
            gaveNothing += 1
        } else if entitlement < paid {
            gavePart += 1
        } else {
            gaveAll += 1
        }
    }
}
