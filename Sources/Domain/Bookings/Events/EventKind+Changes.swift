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

    /// What it means to others that a payment went from one status to another; `nil` if nothing.
    ///
    /// A payment that we called off has not failed, and neither has one that a person has dealt with.
    init?(paymentFrom before: Payment.Status?, to status: Payment.Status) {
        switch (before, status) {
        // Money that was received is told once, whatever becomes of it later.
        case (.paid, _): return nil
        case (_, .paid): self = .paymentSucceeded
        case (.requested, .cancelled), (.open, .cancelled): self = .paymentFailed
        case (.requested, .problem), (.open, .problem), (.cancelling, .problem), (.cancelled, .problem):
            self = .paymentFailed
        case (_, .requested), (_, .open), (_, .cancelling), (_, .cancelled), (_, .problem): return nil
        }
    }

    /// What it means to others that a refund's parts have changed; `nil` if nothing.
    init?(refundFrom before: Settlement, to settlement: Settlement) {
        // By part: of two that fail one after the other, both are told.
        let refusedBefore = Set(before.parts.filter(\.isRefusedByStripe).map(\.number))
        if settlement.parts.contains(where: { $0.isRefusedByStripe && !refusedBefore.contains($0.number) }) {
            self = .refundFailed
        } else if settlement.refund.status == .succeeded, before.refund.status != .succeeded {
            self = .refundSucceeded
        } else {
            return nil
        }
    }
}
