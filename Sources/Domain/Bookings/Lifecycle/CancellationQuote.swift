/// What cancelling a booking at one moment gives back.
package struct CancellationQuote: Sendable {
    package let booking: Booking
    package let decision: PolicyDecision

    /// The moment, unix seconds.
    package let at: Int64

    package init(booking: Booking, decision: PolicyDecision, at now: Int64) {
        self.booking = booking
        self.decision = decision
        at = now
    }
}
