package import CivilTime

/// What cancelling a booking at one moment gives back.
package struct CancellationQuote: Sendable {
    package let booking: Booking
    package let decision: PolicyDecision

    /// The moment.
    package let at: Instant

    package init(booking: Booking, decision: PolicyDecision, at now: Instant) {
        self.booking = booking
        self.decision = decision
        at = now
    }
}
