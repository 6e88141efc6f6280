extension EventKind {
    /// What a new booking means to others: besides being made, it stands at once if nothing is awaited.
    ///
    /// A slot that is held for nobody known yet means nothing to them.
    static func kinds(ofNew booking: Booking) -> [EventKind] {
        guard !booking.client.areAwaited else { return [] }
        return booking.status == .confirmed ? [.bookingCreated, .bookingConfirmed] : [.bookingCreated]
    }

    /// What an entry in a booking's history means to others; empty if nothing, or if an event of a payment or refund says it.
    static func kinds(of change: BookingStore.Change, to booking: Booking) -> [EventKind] {
        guard !booking.client.areAwaited else { return [] }
        let kind = EventKind(change).map { [$0] } ?? []
        // Whoever held the slot is known from this change on, so the booking begins here for others.
        return change.earlierClient?.areAwaited == true ? [.bookingCreated] + kind : kind
    }

    private init?(_ change: BookingStore.Change) {
        switch change.kind {
        case .confirmed, .paid, .rebooked: self = .bookingConfirmed
        case .rescheduled: self = .bookingRescheduled
        case .cancelled: self = change.isRefusal ? .bookingDeclined : .bookingCancelled
        case .noShow: self = .bookingNoShow
        case .completed: self = .bookingCompleted
        case .expired: self = .bookingExpired
        case .booked, .requested, .clientChanged, .clientErased, .tokenReissued, .approved, .paymentRecorded,
            .paymentReturned,
            .refunded,
            .paymentProblem,
            .paymentSettled, .paymentVoided, .priceChanged, .reopened, .paymentDisputed, .disputeClosed, .disputeLost:
            return nil
        }
    }
}
