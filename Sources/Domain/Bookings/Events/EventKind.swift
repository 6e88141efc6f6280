/// What happened that others may react to.
///
/// The names are fixed: they are stored, and outside programs are told them.
package enum EventKind: String, Sendable, CaseIterable {
    /// A booking was made, whether it stands already or not.
    case bookingCreated = "booking.created"

    /// A booking stands from now on: it was made without a hold, confirmed, or paid.
    case bookingConfirmed = "booking.confirmed"

    /// The provider did not approve a booking that waited for it.
    case bookingDeclined = "booking.declined"
    case bookingRescheduled = "booking.rescheduled"
    case bookingCancelled = "booking.cancelled"
    case bookingCompleted = "booking.completed"

    /// The client did not come.
    case bookingNoShow = "booking.no_show"

    /// The hold of a booking ran out.
    case bookingExpired = "booking.expired"

    /// Money for a booking was received, through Stripe or by other means.
    case paymentSucceeded = "payment.succeeded"

    /// A payment that somebody waited for came to nothing, or is not what was asked for.
    case paymentFailed = "payment.failed"

    /// A payer objects to a payment at their bank, or more became known of that: that the money is gone, how much it is, or until
    /// when evidence is taken.
    case paymentDisputed = "payment.disputed"

    /// A dispute of a payment ended: won, lost, or without anything being taken.
    case paymentDisputeClosed = "payment.dispute_closed"

    /// It is decided what goes back of a payment, nothing included.
    case refundDecided = "refund.decided"

    /// All of a refund is paid.
    case refundSucceeded = "refund.succeeded"

    /// A part of a refund cannot be paid through Stripe, or came back: a person has to pay it.
    case refundFailed = "refund.failed"

    /// A client wrote or changed a review, or an operator shows one again.
    case reviewPublished = "review.published"

    /// An operator hid a review.
    case reviewHidden = "review.hidden"

    /// A place became free and is held for the first client who waits for it.
    case waitlistOffered = "waitlist.offered"

    /// An account at a service of calendars gives no access any more: its provider has to connect it again.
    case calendarDisconnected = "calendar.disconnected"

    /// Somebody moved or deleted the event of a booking in the provider's calendar: the booking stays as it is.
    case calendarDrifted = "calendar.drifted"

    /// A webhook endpoint was paused because it failed for days or is gone; its provider has to resume it.
    case webhookPaused = "webhook_endpoint.paused"
}
