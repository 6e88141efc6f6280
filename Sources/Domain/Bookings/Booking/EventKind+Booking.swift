extension EventKind {
    /// What a new booking means to others: besides being made, it stands at once if nothing is awaited.
    static func kinds(ofNew booking: Booking) -> [EventKind] {
        booking.status == .confirmed ? [.bookingCreated, .bookingConfirmed] : [.bookingCreated]
    }

    /// What an entry in a booking's history means to others; `nil` if nothing, or if an event of a payment or refund says it.
    init?(_ change: BookingStore.Change) {
        switch change.kind {
        case .confirmed, .paid, .rebooked: self = .bookingConfirmed
        case .rescheduled: self = .bookingRescheduled
        case .cancelled: self = change.isRefusal ? .bookingDeclined : .bookingCancelled
        case .noShow: self = .bookingNoShow
        case .completed: self = .bookingCompleted
        case .expired: self = .bookingExpired
        case .booked, .approved, .paymentRecorded, .paymentReturned, .refunded, .paymentProblem, .paymentSettled:
            return nil
        }
    }
}
