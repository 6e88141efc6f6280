package import CivilTime

/// A change that was just written.
package struct ObservedChange: Sendable {
    package let provider: ProviderID

    /// What changed, as it is after the change: a ``ChangedBooking``, a ``Payment``, a ``DisputedPayment`` or a ``Refund``.
    package let subject: any Subject

    /// What it means to others; empty if nothing, as when a provider approves a booking that is yet to be paid.
    package let kinds: [EventKind]

    /// As of when it happened.
    package let at: Instant

    /// What a change can be of.
    package protocol Subject: Sendable {}
}
