extension BookingStore.Change {
    /// Whether a correction makes its client another one to figures, which know clients by their contacts; true for all other changes.
    func changesContacts(of booking: Booking) -> Bool {
        guard kind == .clientChanged, let earlierClient else { return true }
        return ContactKeys(earlierClient).keys != ContactKeys(booking.client).keys
    }
}

extension BookingChange.Kind {
    /// Whether a change of which no event tells, and which figures follow from, is of this kind.
    ///
    /// They are rare, and what they change can be far from the booking: an erasure, for one, takes away by what its client is known in
    /// later months. So all figures of the provider are counted again.
    var correctsFigures: Bool {
        switch self {
        case .reopened, .clientChanged, .clientErased, .paymentVoided, .paymentDisputed, .disputeClosed, .disputeLost:
            true
        case .booked, .confirmed, .cancelled, .rescheduled, .completed, .expired, .noShow, .paymentRecorded, .requested,
            .tokenReissued, .approved, .paid, .rebooked, .paymentReturned, .refunded, .paymentProblem, .priceChanged,
            .paymentSettled:
            false
        }
    }
}
