/// What cancelling a booking at one moment gives back.
package struct CancellationQuote: Sendable {
    package let booking: Booking
    package let ruling: RefundRuling

    /// The moment, unix seconds.
    package let at: Int64

    package init(booking: Booking, ruling: RefundRuling, at now: Int64) {
        self.booking = booking
        self.ruling = ruling
        at = now
    }
}
