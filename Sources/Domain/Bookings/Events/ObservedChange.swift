package import CivilTime

/// A change that was just written.
package struct ObservedChange: Sendable {
    package let provider: ProviderID

    /// What changed, as it is after the change: a ``ChangedBooking``, a ``Payment``, a ``DisputedPayment``, a ``Refund`` or
    /// the ``ReviewEventData`` of a review.
    package let subject: any Subject

    /// What it means to others; empty if nothing, as when a provider approves a booking that is yet to be paid.
    package let kinds: [EventKind]

    /// As of when it happened.
    package let at: Instant

    package init(provider: ProviderID, subject: any Subject, kinds: [EventKind], at: Instant) {
        self.provider = provider
        self.subject = subject
        self.kinds = kinds
        self.at = at
    }

    /// What a change can be of.
    package protocol Subject: Sendable {}
}
